import type {
  CheckpointConfig,
  TrainingInputMode,
  TrainingInstanceType,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import {
  defined,
  type StepEmission,
  stepPlace,
  wire,
  wireChoice,
  wireOptional,
  wireRole,
  wireTextMap,
} from "../compile/emission.ts";
import { wireCamelProp } from "../compile/json.ts";
import type { CamelInput, Choice, Input, JsonInput, TextInput } from "../input.ts";
import type { S3Uri } from "../ref.ts";
import { type Channels, wireChannels } from "./channel.ts";
import { checkMetrics } from "./check-metrics.ts";
import { checkRuntime } from "./check-range.ts";
import { type ScriptModeProps, wireHyperParameters } from "./script-mode.ts";

export interface MetricDefinitions {
  /** The metric's name, and a regular expression whose first group is its value in a line of the log. */
  readonly [name: string]: Input<string>;
}

/** What training steps and the training jobs of tuning steps have in common. */
export interface TrainingJobProps<Metrics extends MetricDefinitions = MetricDefinitions>
  extends ScriptModeProps {
  readonly image: Input<string>;
  readonly instanceType: Choice<TrainingInstanceType>;
  /** Number of machines. @default 1 */
  readonly instanceCount?: Input<number>;
  /** @default 30 */
  readonly volumeSizeInGB?: Input<number>;
  /** The key that encrypts the machines' disks. */
  readonly volumeKmsKeyId?: Input<string>;
  /** Data sets by channel name; the container finds each under /opt/ml/input/data/<name>. */
  readonly channels?: Channels;
  /** The image reads them as text, whatever they are here; lists, objects, and all those of a script go as JSON. */
  readonly hyperParameters?: { readonly [name: string]: JsonInput };
  /** The archive lies under <outputPath>/<job name>/output/model.tar.gz. @default s3://<bucket>/<pipeline>/<step> */
  readonly outputPath?: Input<S3Uri>;
  /** The key that encrypts what lies under `outputPath`. */
  readonly kmsKeyId?: Input<string>;
  /** @default "File" */
  readonly trainingInputMode?: Choice<TrainingInputMode>;
  /** Numbers to read from the job's log; later steps find the last value of each in `metrics`. */
  readonly metricDefinitions?: Metrics;
  readonly environment?: { readonly [name: string]: TextInput };
  /** Seconds, 1 to 2 419 200 (28 days); then the job is stopped. @default 86 400 (1 day) */
  readonly maxRuntimeInSeconds?: Input<number>;
  /** Seconds to wait for spot capacity and to run together; needs `enableManagedSpotTraining`. */
  readonly maxWaitTimeInSeconds?: Input<number>;
  readonly enableManagedSpotTraining?: Input<boolean>;
  readonly enableNetworkIsolation?: Input<boolean>;
  readonly enableInterContainerTrafficEncryption?: Input<boolean>;
  readonly checkpointConfig?: CamelInput<CheckpointConfig>;
  readonly vpcConfig?: CamelInput<VpcConfig>;
  /** The IAM role that the job runs with. @default the pipeline's */
  readonly role?: Input<string>;
}

/** The parts of a training job's request, which the requests of the API put together in two ways. */
export function trainingJob(
  props: TrainingJobProps & { readonly overrides?: { readonly RoleArn?: Input<string> | undefined } },
  to: StepEmission,
) {
  checkRuntime(props.maxRuntimeInSeconds, 2_419_200, to);
  checkMetrics(props.metricDefinitions, to);
  return {
    algorithm: {
      TrainingInputMode: wireChoice<TrainingInputMode>(props.trainingInputMode ?? "File", to),
      TrainingImage: wire(props.image, to),
      MetricDefinitions:
        props.metricDefinitions &&
        Object.entries(props.metricDefinitions).map(([Name, regex]) => ({ Name, Regex: wire(regex, to) })),
    },
    resources: defined({
      VolumeSizeInGB: wire(props.volumeSizeInGB ?? 30, to),
      VolumeKmsKeyId: wireOptional(props.volumeKmsKeyId, to),
      InstanceCount: wire(props.instanceCount ?? 1, to),
      InstanceType: wireChoice(props.instanceType, to),
    }),
    hyperParameters: wireHyperParameters(props, to),
    rest: {
      OutputDataConfig: defined({
        S3OutputPath: wireOptional<string>(props.outputPath, to) ?? stepPlace(to),
        KmsKeyId: wireOptional(props.kmsKeyId, to),
      }),
      StoppingCondition: defined({
        MaxRuntimeInSeconds: wire(props.maxRuntimeInSeconds ?? 86_400, to),
        MaxWaitTimeInSeconds: wireOptional(props.maxWaitTimeInSeconds, to),
      }),
      RoleArn: wireRole(props.role ?? props.overrides?.RoleArn, to),
      InputDataConfig: wireChannels(props.channels, to),
      Environment: wireTextMap(props.environment, to),
      EnableManagedSpotTraining: wireOptional(props.enableManagedSpotTraining, to),
      EnableNetworkIsolation: wireOptional(props.enableNetworkIsolation, to),
      EnableInterContainerTrafficEncryption: wireOptional(props.enableInterContainerTrafficEncryption, to),
      CheckpointConfig: wireCamelProp(props, "checkpointConfig", to),
      VpcConfig: wireCamelProp(props, "vpcConfig", to),
    },
  };
}
