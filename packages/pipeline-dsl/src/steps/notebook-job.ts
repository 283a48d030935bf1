import type {
  CreateTrainingJobRequest,
  DescribeTrainingJobResponse,
  TrainingInstanceType,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { TrainingStep as WireTrainingStep } from "@sagewright/core";
import { assetBasename, type BundleMember, bundle, namedMember } from "../asset.ts";
import {
  defined,
  type StepEmission,
  wire,
  wireAsset,
  wireChoice,
  wireOptional,
  wireRole,
  wireTags,
  wireTextMap,
} from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { givenList } from "../compile/given-props.ts";
import { overridden, wireCamelProp } from "../compile/json.ts";
import { execution } from "../execution.ts";
import type { CamelInput, Choice, Input, Overrides, Tags, TextInput } from "../input.ts";
import { type Properties, propertiesOf } from "../properties.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import type { CacheProps, EnvelopeProps, RetryProps } from "../step-props.ts";
import { stepS3Uri, stepText } from "../step-ref.ts";
import { checkRuntime } from "./check-range.ts";
import { imageRegion } from "./image-region.ts";

export interface NotebookJobProps extends EnvelopeProps, CacheProps, RetryProps {
  /** The notebook to run, a local `.ipynb`. */
  readonly inputNotebook: string | URL;
  /** An image of SageMaker Distribution, or one of your own with the notebook scheduler in it. */
  readonly image: Input<string>;
  /** The kernel in the image, such as `python3`. */
  readonly kernelName: Input<string>;
  /** Names the run notebook, and what Studio shows. @default the notebook's name */
  readonly notebookJobName?: string;
  /** @default "ml.m5.large" */
  readonly instanceType?: Choice<TrainingInstanceType>;
  /** Values for the cell with the tag `parameters`. */
  readonly parameters?: { readonly [name: string]: TextInput };
  readonly environment?: { readonly [name: string]: TextInput };
  /** A local shell script that is run first. */
  readonly initializationScript?: string | URL;
  /** Local files and folders that the notebook finds beside itself, under their own names. */
  readonly additionalDependencies?: readonly (string | URL)[];
  /** A prefix in S3 for what goes in and what comes out. @default the pipeline's bucket */
  readonly s3RootUri?: S3Uri;
  /** The key that encrypts what comes out. */
  readonly kmsKeyId?: Input<string>;
  /** @default 30 */
  readonly volumeSizeInGB?: Input<number>;
  /** The key that encrypts the machine's disk. */
  readonly volumeKmsKeyId?: Input<string>;
  /** Times that the service starts the job again after a failure of its own, 1 to 30. @default 1 */
  readonly maximumRetryAttempts?: Input<number>;
  /** Seconds, 1 to 2 419 200 (28 days); then the job is stopped. @default 172 800 (2 days) */
  readonly maxRuntimeInSeconds?: Input<number>;
  /** @default true */
  readonly enableInterContainerTrafficEncryption?: Input<boolean>;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  /** What the notebook's own client of AWS works in. @default that of the image's registry */
  readonly region?: Input<string>;
  readonly tags?: Tags;
  /** The IAM role that the job runs with. @default the pipeline's */
  readonly role?: Input<string>;
  /** Anything else of the request, in AWS's own shape; merged over what the props above say. */
  readonly overrides?: Overrides<CreateTrainingJobRequest, "TrainingJobName">;
}

export interface NotebookJobStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "notebookJob";
  readonly props: NotebookJobProps;
  readonly outputs: {
    /** Below it lies, by the job's name, an archive with the notebook that was run. */
    readonly notebookJobOutputLocationPrefix: Ref<S3Uri>;
    readonly computingJobName: Ref<string>;
    readonly inputNotebookName: Ref<string>;
    readonly outputNotebookName: Ref<string>;
  };
  readonly properties: Properties<DescribeTrainingJobResponse>;
}

/**
 * Runs a Jupyter notebook from its first cell to its last, with parameters of the pipeline. It is a training job, with the
 * notebook as its only channel.
 *
 * @example
 * step.notebookJob("Explore", {
 *   inputNotebook: "explore.ipynb", image: SAGEMAKER_DISTRIBUTION, kernelName: "python3",
 *   parameters: { data: split.outputs.train, share: params.Share },
 * });
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/create-notebook-auto-run-sdk.html
 */
export function notebookJob<const Name extends string>(
  name: Name,
  props: NotebookJobProps,
): NotebookJobStep<Name> {
  const id = stepId(name);
  return Object.freeze({
    [STEP]: id,
    kind: "notebookJob",
    name,
    props: Object.freeze({ ...propsOf(name, props) }),
    outputs: Object.freeze({
      notebookJobOutputLocationPrefix: stepS3Uri(id, "OutputDataConfig.S3OutputPath"),
      computingJobName: stepText(id, "TrainingJobName"),
      inputNotebookName: stepText(id, "Environment['SM_INPUT_NOTEBOOK_NAME']"),
      outputNotebookName: stepText(id, "Environment['SM_OUTPUT_NOTEBOOK_NAME']"),
    }),
    get properties() {
      return propertiesOf<DescribeTrainingJobResponse>(id);
    },
  });
}

const CHANNEL = "sagemaker_headless_execution_pipelinestep";

export function emitNotebookJob(node: NotebookJobStep, to: StepEmission): WireTrainingStep {
  const { props } = node;
  checkRuntime(props.maxRuntimeInSeconds, 2_419_200, to);
  const notebook = assetBasename(String(props.inputNotebook));
  const name = String(props.notebookJobName ?? jobName(notebook));
  const request: WireTrainingStep["Arguments"] = defined({
    TrainingJobName: jobName(name),
    RoleArn: wireRole(props.role ?? props.overrides?.RoleArn, to),
    RetryStrategy: { MaximumRetryAttempts: wire(props.maximumRetryAttempts ?? 1, to) },
    StoppingCondition: { MaxRuntimeInSeconds: wire(props.maxRuntimeInSeconds ?? 172_800, to) },
    EnableInterContainerTrafficEncryption: wire(props.enableInterContainerTrafficEncryption ?? true, to),
    AlgorithmSpecification: {
      TrainingImage: wire(props.image, to),
      TrainingInputMode: "File",
      ContainerEntrypoint: ["amazon_sagemaker_scheduler"],
    },
    InputDataConfig: [
      {
        ChannelName: CHANNEL,
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: wireAsset(bundle("folder", node.name, membersOf(props, to), props.s3RootUri), to),
            S3DataDistributionType: "FullyReplicated",
          },
        },
      },
    ],
    OutputDataConfig: defined({
      S3OutputPath: outputPath(props.s3RootUri, to),
      KmsKeyId: wireOptional(props.kmsKeyId, to),
    }),
    ResourceConfig: defined({
      VolumeSizeInGB: wire(props.volumeSizeInGB ?? 30, to),
      InstanceCount: 1,
      InstanceType: wireChoice<TrainingInstanceType>(props.instanceType ?? "ml.m5.large", to),
      VolumeKmsKeyId: wireOptional(props.volumeKmsKeyId, to),
    }),
    VpcConfig: wireCamelProp(props, "vpcConfig", to),
    Tags: [...(wireTags(props.tags, to) ?? []), ...studioTags(name, notebook)],
    Environment: wireTextMap({ ...props.environment, ...schedulerEnvironment(props, name, notebook) }, to),
    HyperParameters: wireTextMap(props.parameters, to),
  });
  return envelope(node, "Training", overridden(request, props.overrides, to), props);
}

function membersOf(props: NotebookJobProps, to: StepEmission): readonly BundleMember[] {
  const { inputNotebook, initializationScript, additionalDependencies } = props;
  return [
    namedMember(String(inputNotebook), "file"),
    ...(initializationScript === undefined ? [] : [namedMember(String(initializationScript), "file")]),
    ...givenList(additionalDependencies, "additionalDependencies", to).map((path) =>
      namedMember(String(path), "any"),
    ),
  ];
}

/** Letters, digits and single hyphens between them. */
const jobName = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 63)
    .replace(/-+$/, "");

function outputPath(root: S3Uri | undefined, { all, step }: StepEmission) {
  const place = root?.replace(/\/+$/, "") ?? `s3://${all.bucket ?? "unknown"}`;
  const id = expressionOf(execution.pipelineExecutionId);
  return { "Std:Join": { On: "/", Values: [place, all.pipelineName, id, step] } };
}

/** By these, Studio finds the job and shows it as one of a notebook. */
const studioTags = (name: string, notebook: string) => [
  { Key: "sagemaker:name", Value: tagValue(name) },
  { Key: "sagemaker:notebook-name", Value: tagValue(notebook) },
  { Key: "sagemaker:notebook-job-origin", Value: "PIPELINE_STEP" },
  { Key: "sagemaker:is-studio-archived", Value: "false" },
];

/** Tags have no brackets and the like, which names of files have. */
const tagValue = (text: string): string => text.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, "-");

/** What the scheduler in the image reads. */
function schedulerEnvironment(
  { image, kernelName, region = imageRegion(image), initializationScript }: NotebookJobProps,
  name: string,
  notebook: string,
): { readonly [variable: string]: TextInput } {
  return {
    ...(region === undefined ? undefined : { AWS_DEFAULT_REGION: region }),
    SM_JOB_DEF_VERSION: "1.0",
    SM_ENV_NAME: "sagemaker-default-env",
    SM_SKIP_EFS_SIMULATION: "true",
    SM_EXECUTION_INPUT_PATH: `/opt/ml/input/data/${CHANNEL}`,
    SM_KERNEL_NAME: kernelName,
    SM_INPUT_NOTEBOOK_NAME: notebook,
    SM_OUTPUT_NOTEBOOK_NAME: `${jobName(name)}.ipynb`,
    ...(initializationScript === undefined
      ? undefined
      : { SM_INIT_SCRIPT: assetBasename(String(initializationScript)) }),
  };
}
