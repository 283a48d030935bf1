import type { TrainingInstanceType } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import {
  assetBasename,
  type BundleAsset,
  type BundleMember,
  bundle,
  type FileAsset,
  isFileAsset,
  namedMember,
} from "../asset.ts";
import type { Choice, Input } from "../input.ts";
import { stepPropInvalid } from "../issues.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { group, type StepGroup } from "../step-group.ts";
import { propsOf } from "../step-node.ts";
import { imageRegion } from "./image-region.ts";
import { REPACK_LAUNCHER, REPACK_LAUNCHER_TEXT, REPACKED_CODE } from "./repack-launcher.ts";
import { type TrainingProps, type TrainingStep, training } from "./training.ts";

type JobProps = Omit<
  TrainingProps,
  | "arguments"
  | "channels"
  | "code"
  | "distribution"
  | "entrypoint"
  | "hyperParameters"
  | "instanceType"
  | "metricDefinitions"
  | "trainingInputMode"
>;

export interface RepackModelProps extends JobProps {
  /** The archive with the model, a `.tar.gz`. */
  readonly model: Input<S3Uri>;
  /** The script that answers requests, or with `entryPoint` the folder it lies in; local. */
  readonly code: string | URL | FileAsset;
  /** The script's path below the folder that `code` names. */
  readonly entryPoint?: string;
  /** An image with the SageMaker training toolkit, such as scikit-learn's; not the one that serves the model. */
  readonly image: Input<string>;
  /** @default "ml.m5.large" */
  readonly instanceType?: Choice<TrainingInstanceType>;
}

/** The step that packs, and what the steps with the model need. List it as one. */
export interface RepackedModel<Name extends string = string> extends StepGroup {
  readonly training: TrainingStep<Name, never>;
  /** The archive with the model and its code: spread it and the image into `step.model` or `step.registerModel`. */
  readonly container: {
    readonly model: Ref<S3Uri>;
    /** By these, AWS's inference images find the code. */
    readonly environment: { readonly [name: string]: string };
  };
}

/**
 * Packs a model anew, with code of yours for its container. A training job does it; here, too.
 *
 * @example
 * const repacked = step.repackModel("Repack", {
 *   image: SKLEARN, model: train.outputs.model, code: "serve/", entryPoint: "inference.py",
 * });
 * const model = step.model("Create", { image: PYTORCH_INFERENCE, ...repacked.container });
 * pipeline("P", { steps: [train, repacked, model], … });
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-register-model
 */
export function repackModel<const Name extends string>(
  name: Name,
  props: RepackModelProps,
): RepackedModel<Name> {
  const { model, code, entryPoint, dependencies: given = [], instanceType, ...job } = propsOf(name, props);
  if (!Array.isArray(given)) throw new SagewrightError([stepPropInvalid(name, "dependencies", "a list")]);
  const dependencies: readonly (string | URL)[] = given;
  const path = isFileAsset(code) ? code.path : String(code);
  const script = entryPoint ?? assetBasename(path);
  const shown = dependencies.map((each) => shownPath(String(each))).join(" ");
  const step = training(name, {
    description: "Used to repack a model with customer scripts for a register/create model step",
    ...job,
    instanceType: instanceType ?? "ml.m5.large",
    channels: { training: model },
    code: repackedCode(name, path, entryPoint, dependencies, job.codeLocation),
    entryPoint: REPACK_LAUNCHER,
    hyperParameters: {
      inference_script: script,
      ...(entryPoint === undefined ? undefined : { source_dir: shownPath(path) }),
      ...(shown === "" ? undefined : { dependencies: shown }),
    },
    // Not JSON, as the Python SDK writes it: the toolkit takes a text that is none for itself.
    overrides: {
      ...job.overrides,
      HyperParameters: { model_archive: model, ...job.overrides?.HyperParameters },
    },
  });
  const region = job.region ?? imageRegion(job.image);
  const environment = Object.freeze({
    SAGEMAKER_PROGRAM: script,
    SAGEMAKER_SUBMIT_DIRECTORY: `/opt/ml/model/${REPACKED_CODE}`,
    SAGEMAKER_CONTAINER_LOG_LEVEL: "20",
    ...(region === undefined ? undefined : { SAGEMAKER_REGION: region }),
  });
  const container = Object.freeze({ model: step.outputs.model, environment });
  return group([step], { training: step, container });
}

function repackedCode(
  step: string,
  path: string,
  entryPoint: string | undefined,
  dependencies: readonly (string | URL)[],
  location: S3Uri | undefined,
): BundleAsset {
  const source: BundleMember =
    entryPoint === undefined
      ? namedMember(path, "file", `${REPACKED_CODE}/`)
      : { path, kind: "directory", at: REPACKED_CODE };
  const members = [
    { text: REPACK_LAUNCHER_TEXT, at: REPACK_LAUNCHER },
    source,
    ...dependencies.map((each) => namedMember(String(each), "any", `${REPACKED_CODE}/lib/`)),
  ];
  return bundle("archive", step, members, location);
}

/** A path as written, unless it tells where things lie on this machine. */
const shownPath = (path: string): string =>
  /^(?:\w+:|[/\\])|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path) ? assetBasename(path) : path;
