import type { JsonValue } from "@sagewright/core";
import type { Reader, StepReader } from "../reader.ts";
import { byName } from "./by-name.ts";

export const readTraining: StepReader = (from) => ({
  kind: "training",
  needs: ["image", "instanceType"],
  props: {
    image: from.needed("AlgorithmSpecification.TrainingImage"),
    instanceType: from.needed("ResourceConfig.InstanceType"),
    instanceCount: from.input("ResourceConfig.InstanceCount", 1),
    volumeSizeInGB: from.input("ResourceConfig.VolumeSizeInGB", 30),
    volumeKmsKeyId: from.input("ResourceConfig.VolumeKmsKeyId"),
    entrypoint: from.texts("AlgorithmSpecification.ContainerEntrypoint"),
    arguments: from.texts("AlgorithmSpecification.ContainerArguments"),
    trainingInputMode: from.literal("AlgorithmSpecification.TrainingInputMode", "File"),
    hyperParameters: readHyperParameters(from, "HyperParameters"),
    channels: readChannels(from, "InputDataConfig"),
    outputPath: from.placeOfStep("OutputDataConfig.S3OutputPath"),
    kmsKeyId: from.input("OutputDataConfig.KmsKeyId"),
    metricDefinitions: readMetricDefinitions(from, "AlgorithmSpecification.MetricDefinitions"),
    environment: from.textMap("Environment"),
    maxRuntimeInSeconds: from.literal("StoppingCondition.MaxRuntimeInSeconds", 86_400),
    maxWaitTimeInSeconds: from.literal("StoppingCondition.MaxWaitTimeInSeconds"),
    enableManagedSpotTraining: from.input("EnableManagedSpotTraining"),
    enableNetworkIsolation: from.input("EnableNetworkIsolation"),
    enableInterContainerTrafficEncryption: from.input("EnableInterContainerTrafficEncryption"),
    checkpointConfig: from.camel("CheckpointConfig"),
    vpcConfig: from.camel("VpcConfig"),
    tags: from.tags("Tags"),
    jobNamePrefix: from.string("TrainingJobName"),
    role: from.role("RoleArn"),
  },
});

/** Hyperparameters are texts; those that look like numbers are written as numbers. */
export function readHyperParameters(from: Reader, path: string): object | undefined {
  const texts = from.textMap(path);
  if (texts === undefined) return undefined;
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, asNumber(value)]));
}

const asNumber = (value: unknown): unknown => {
  if (typeof value !== "string" || !/^-?\d/.test(value)) return value;
  const number = Number(value);
  return String(number) === value && !Object.is(number, -0) ? number : value;
};

export const readChannels = (from: Reader, path: string): object | undefined =>
  byName(from.items(path) ?? [], "ChannelName", readChannel);

const DATA = "DataSource.S3DataSource";

function readChannel(from: Reader): unknown {
  const source = from.s3Uri(`${DATA}.S3Uri`);
  if (source === undefined) return undefined;
  const attributeNames = from.at(`${DATA}.AttributeNames`);
  const props = {
    source,
    contentType: from.input("ContentType"),
    s3DataType: from.literal(`${DATA}.S3DataType`, "S3Prefix"),
    s3DataDistributionType: from.literal(`${DATA}.S3DataDistributionType`, "FullyReplicated"),
    inputMode: from.literal("InputMode"),
    compressionType: from.literal("CompressionType"),
    recordWrapperType: from.literal("RecordWrapperType"),
    attributeNames: areTexts(attributeNames) ? attributeNames : undefined,
  };
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return given.length === 1 ? source : Object.fromEntries(given);
}

const areTexts = (value: JsonValue | undefined): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

export function readMetricDefinitions(from: Reader, path: string): object | undefined {
  return byName(from.items(path) ?? [], "Name", (entry) => {
    const regex = entry.at("Regex");
    return typeof regex === "string" ? regex : undefined;
  });
}
