import { isJsonObject } from "@sagewright/core";
import type { Reader } from "../reader.ts";
import { byName } from "./by-name.ts";
import { readChannels } from "./channels.ts";
import { readHyperParameters } from "./hyper-parameters.ts";
import { readScriptMode } from "./script-mode.ts";

/** What training steps and the training jobs of tuning steps have in common; two members have two names. */
export function readTrainingJob(
  from: Reader,
  resources: "ResourceConfig" | "HyperParameterTuningResourceConfig",
  hyperParameters: "HyperParameters" | "StaticHyperParameters",
): Readonly<Record<string, unknown>> {
  return {
    image: from.needed("AlgorithmSpecification.TrainingImage"),
    instanceType: from.needed(`${resources}.InstanceType`),
    instanceCount: from.input(`${resources}.InstanceCount`, 1),
    volumeSizeInGB: from.input(`${resources}.VolumeSizeInGB`, 30),
    volumeKmsKeyId: from.input(`${resources}.VolumeKmsKeyId`),
    trainingInputMode: from.input("AlgorithmSpecification.TrainingInputMode", "File"),
    ...(readScriptMode(from, resources, hyperParameters) ?? {
      hyperParameters: isEmptyDefault(from, hyperParameters)
        ? undefined
        : readHyperParameters(from, hyperParameters),
    }),
    channels: readChannels(from, "InputDataConfig"),
    outputPath: from.placeOfStep("OutputDataConfig.S3OutputPath"),
    kmsKeyId: from.input("OutputDataConfig.KmsKeyId"),
    metricDefinitions: readMetricDefinitions(from, "AlgorithmSpecification.MetricDefinitions"),
    environment: from.textMap("Environment"),
    maxRuntimeInSeconds: from.input("StoppingCondition.MaxRuntimeInSeconds", 86_400),
    maxWaitTimeInSeconds: from.input("StoppingCondition.MaxWaitTimeInSeconds"),
    enableManagedSpotTraining: from.input("EnableManagedSpotTraining"),
    enableNetworkIsolation: from.input("EnableNetworkIsolation"),
    enableInterContainerTrafficEncryption: from.input("EnableInterContainerTrafficEncryption"),
    checkpointConfig: from.camel("CheckpointConfig"),
    vpcConfig: from.camel("VpcConfig"),
    role: from.role("RoleArn"),
  };
}

/** A tuning job says that it has none. */
function isEmptyDefault(from: Reader, path: string): boolean {
  const found = from.at(path);
  return (
    path === "StaticHyperParameters" &&
    found !== undefined &&
    isJsonObject(found) &&
    Object.keys(found).length === 0
  );
}

function readMetricDefinitions(from: Reader, path: string): object | undefined {
  return byName(from.items(path) ?? [], "Name", (entry) => entry.input("Regex"));
}
