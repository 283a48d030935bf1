import type { StepReader } from "../reader.ts";
import { whole } from "./whole.ts";

export const readTransform: StepReader = (from) => ({
  kind: "transform",
  needs: ["modelName", "instanceType", "source"],
  props: {
    modelName: from.needed("ModelName"),
    instanceType: from.needed("TransformResources.InstanceType"),
    instanceCount: from.input("TransformResources.InstanceCount", 1),
    source: from.neededS3Uri("TransformInput.DataSource.S3DataSource.S3Uri"),
    s3DataType: from.literal("TransformInput.DataSource.S3DataSource.S3DataType", "S3Prefix"),
    contentType: from.input("TransformInput.ContentType"),
    compressionType: from.literal("TransformInput.CompressionType"),
    splitType: from.literal("TransformInput.SplitType"),
    outputPath: from.placeOfExecution("TransformOutput.S3OutputPath"),
    accept: from.input("TransformOutput.Accept"),
    assembleWith: from.literal("TransformOutput.AssembleWith"),
    batchStrategy: from.literal("BatchStrategy"),
    maxConcurrentTransforms: from.input("MaxConcurrentTransforms"),
    maxPayloadInMB: from.input("MaxPayloadInMB"),
    dataProcessing: from.camel("DataProcessing"),
    modelClientConfig: from.camel("ModelClientConfig"),
    dataCaptureConfig: whole(from, "DataCaptureConfig", "DestinationS3Uri"),
    outputKmsKeyId: from.input("TransformOutput.KmsKeyId"),
    volumeKmsKeyId: from.input("TransformResources.VolumeKmsKeyId"),
    environment: from.textMap("Environment"),
    tags: from.tags("Tags"),
    jobNamePrefix: from.string("TransformJobName"),
  },
});
