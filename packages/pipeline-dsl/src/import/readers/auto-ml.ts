import type { Reader, StepReader } from "../reader.ts";
import { sourceAlone } from "./source-alone.ts";

const SECURITY = "AutoMLJobConfig.SecurityConfig";
const CRITERIA = "AutoMLJobConfig.CompletionCriteria";

export const readAutoML: StepReader = (from) => {
  const inputs = from.items("InputDataConfig") ?? [];
  return {
    kind: "autoML",
    needs: ["channels", "targetAttributeName"],
    props: {
      channels: readChannels(inputs),
      targetAttributeName: inputs[0]?.needed("TargetAttributeName"),
      problemType: from.input("ProblemType"),
      metricName: from.input("AutoMLJobObjective.MetricName"),
      maxCandidates: from.input(`${CRITERIA}.MaxCandidates`),
      maxRuntimePerTrainingJobInSeconds: from.input(`${CRITERIA}.MaxRuntimePerTrainingJobInSeconds`),
      maxAutoMLJobRuntimeInSeconds: from.input(`${CRITERIA}.MaxAutoMLJobRuntimeInSeconds`),
      outputPath: from.placeOfStep("OutputDataConfig.S3OutputPath"),
      kmsKeyId: from.input("OutputDataConfig.KmsKeyId"),
      volumeKmsKeyId: from.input(`${SECURITY}.VolumeKmsKeyId`),
      enableInterContainerTrafficEncryption: from.input(`${SECURITY}.EnableInterContainerTrafficEncryption`),
      vpcConfig: from.camel(`${SECURITY}.VpcConfig`),
      tags: from.tags("Tags"),
      jobNamePrefix: from.string("AutoMLJobName"),
      role: from.role("RoleArn"),
    },
  };
};

/** Data to learn from, and data to check with; a channel of no type is one to learn from. */
function readChannels(inputs: readonly Reader[]): object | undefined {
  const ofType = (type: string) => inputs.find((input) => (input.at("ChannelType") ?? "training") === type);
  const [training, validation] = [ofType("training"), ofType("validation")].map(
    (input) => input && readChannel(input),
  );
  if (training === undefined) return undefined;
  return { training, ...(validation === undefined ? undefined : { validation }) };
}

function readChannel(from: Reader): unknown {
  const source = from.s3Uri("DataSource.S3DataSource.S3Uri");
  if (source === undefined) return undefined;
  return sourceAlone({
    source,
    s3DataType: from.input("DataSource.S3DataSource.S3DataType", "S3Prefix"),
    contentType: from.input("ContentType"),
    compressionType: from.input("CompressionType"),
    sampleWeightAttributeName: from.input("SampleWeightAttributeName"),
  });
}
