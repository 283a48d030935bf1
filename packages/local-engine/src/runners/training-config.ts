import { writeFileSync } from "node:fs";
import type { JsonObject } from "@sagewright/core";
import { type JobLayout, relocatedJson } from "./job-layout.ts";
import { numberOf, objectOf, objectsOf, textMapOf, textOf } from "./json-reading.ts";

/** The three files below /opt/ml/input/config. */
export interface TrainingConfig {
  readonly hyperparameters: JsonObject;
  readonly inputData: JsonObject;
  readonly resource: JsonObject;
}

export function trainingConfig(request: JsonObject): TrainingConfig {
  const mode = objectOf(request.AlgorithmSpecification).TrainingInputMode ?? "File";
  const channels = objectsOf(request.InputDataConfig).map((channel) => [
    textOf(channel.ChannelName) ?? "",
    {
      TrainingInputMode: channel.InputMode ?? mode,
      S3DistributionType:
        objectOf(objectOf(channel.DataSource).S3DataSource).S3DataDistributionType ?? "FullyReplicated",
      RecordWrapperType: channel.RecordWrapperType ?? "None",
      ...(channel.ContentType === undefined ? {} : { ContentType: channel.ContentType }),
    },
  ]);
  const instanceType = instanceTypeOf(request);
  const group = textOf(groupsOf(request)[0]?.InstanceGroupName) ?? "homogeneousCluster";
  return {
    hyperparameters: textMapOf(request.HyperParameters),
    inputData: Object.fromEntries(channels),
    resource: {
      current_host: "algo-1",
      hosts: ["algo-1"],
      network_interface_name: "eth0",
      current_instance_type: instanceType,
      current_group_name: group,
      instance_groups: [{ instance_group_name: group, instance_type: instanceType, hosts: ["algo-1"] }],
    },
  };
}

export function writeTrainingConfig(config: TrainingConfig, layout: JobLayout): void {
  const write = (name: string, value: JsonObject): void =>
    writeFileSync(`${layout.ml}/input/config/${name}`, relocatedJson(JSON.stringify(value), layout.mlAsSeen));
  write("hyperparameters.json", config.hyperparameters);
  write("inputdataconfig.json", config.inputData);
  write("resourceconfig.json", config.resource);
}

const groupsOf = (request: JsonObject): readonly JsonObject[] =>
  objectsOf(objectOf(request.ResourceConfig).InstanceGroups);

function instanceTypeOf(request: JsonObject): string {
  const { InstanceType } = objectOf(request.ResourceConfig);
  return textOf(InstanceType ?? groupsOf(request)[0]?.InstanceType) ?? "local";
}

/** How many machines were asked for. */
export function instanceCount(request: JsonObject): number {
  const groups = groupsOf(request).map((group) => numberOf(group.InstanceCount) ?? 0);
  return (
    numberOf(objectOf(request.ResourceConfig).InstanceCount) ??
    Math.max(
      1,
      groups.reduce((sum, count) => sum + count, 0),
    )
  );
}
