import { MAX_JOB_NAME_CHARACTERS, MAX_PIPELINE_NAME_CHARACTERS } from "../limits.ts";

const NAME = /^[A-Za-z0-9\-_]{1,64}$/;
const RESOURCE_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

/** The rule for names of steps and parameters: 1 to 64 of `A-Za-z0-9-_`. */
export const isValidName = (name: string): boolean => NAME.test(name);

/** The rule for names of pipelines: 1 to 256 letters, digits and hyphens; no hyphen at either end. */
export const isValidPipelineName = (name: string): boolean =>
  name.length <= MAX_PIPELINE_NAME_CHARACTERS && RESOURCE_NAME.test(name);

/** Where resources live; part of every ARN. */
export interface AwsPlace {
  /** @default "aws" */
  readonly partition?: string;
  readonly region: string;
  readonly accountId: string;
}

/** The ARN of a SageMaker resource such as `training-job/pipelines-…`. SageMaker writes names in ARNs in lower case. */
export const sagemakerArn = (place: AwsPlace, resource: string): string =>
  `arn:${place.partition ?? "aws"}:sagemaker:${place.region}:${place.accountId}:${resource.toLowerCase()}`;

/** `arn:aws:sagemaker:<region>:<account>:pipeline/<name in lower case>` */
export const pipelineArn = (place: AwsPlace & { readonly pipelineName: string }): string =>
  sagemakerArn(place, `pipeline/${place.pipelineName}`);

/** `<pipeline's ARN>/execution/<id>` */
export const executionArn = (
  place: AwsPlace & { readonly pipelineName: string; readonly executionId: string },
): string => `${pipelineArn(place)}/execution/${place.executionId}`;

/** `…:model-package-group/<name in lower case>` */
export const modelPackageGroupArn = (place: AwsPlace & { readonly group: string }): string =>
  sagemakerArn(place, `model-package-group/${place.group}`);

/** `…:model-package/<group in lower case>/<version>` */
export const modelPackageArn = (
  place: AwsPlace & { readonly group: string; readonly version: number },
): string => sagemakerArn(place, `model-package/${place.group}/${place.version}`);

/** The id in the ARN of an execution, or the text itself when it is an id; `undefined` for anything else. */
export const executionIdOf = (arnOrId: string): string | undefined =>
  /^(?:arn:[\w-]+:sagemaker:[\w-]*:\d*:pipeline\/[\w-]+\/execution\/)?([a-z0-9]{12})$/.exec(arnOrId)?.[1];

/**
 * The name that a pipeline gives a job: `pipelines-<executionId>-<step>-<suffix>`, at most `maxCharacters` long
 * (63; 32 for tuning and AutoML jobs). What does not fit is cut from the step, then from the suffix: the suffix is what
 * tells two attempts apart. Job names hold no `_`; it becomes `-`.
 */
export function jobName(
  executionId: string,
  step: string,
  suffix: string,
  maxCharacters: number = MAX_JOB_NAME_CHARACTERS,
): string {
  const start = `pipelines-${executionId}-`;
  const room = Math.max(0, maxCharacters - start.length - suffix.length - 1);
  const middle = step.replaceAll("_", "-").slice(0, room);
  return `${start}${middle === "" ? "" : `${middle}-`}${suffix}`.slice(0, maxCharacters);
}
