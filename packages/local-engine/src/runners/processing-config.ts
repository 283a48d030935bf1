import { writeFileSync } from "node:fs";
import type { JsonObject } from "@sagewright/core";
import { type JobLayout, relocatedJson } from "./job-layout.ts";
import { objectOf, objectsOf } from "./json-reading.ts";
import type { StepJob } from "./runner.ts";
import { DEFAULT_STOPPING_CONDITION } from "./stopping-condition.ts";

/** `processingjobconfig.json` and `resourceconfig.json`, as the container finds them on SageMaker. */
export function writeProcessingConfig(job: StepJob, layout: JobLayout): void {
  const request = job.arguments;
  const application = objectOf(request.AppSpecification);
  const cluster = objectOf(objectOf(request.ProcessingResources).ClusterConfig);
  const output = objectOf(request.ProcessingOutputConfig);
  const config: JsonObject = {
    ProcessingJobArn: job.jobArn,
    ProcessingJobName: job.jobName,
    AppSpecification: { ContainerEntrypoint: null, ContainerArguments: null, ...application },
    Environment: request.Environment ?? {},
    ProcessingInputs: objectsOf(request.ProcessingInputs).map((input) => ({
      ...input,
      ...(input.S3Input === undefined
        ? {}
        : { S3Input: { ...objectOf(input.S3Input), S3DownloadMode: "StartOfJob" } }),
    })),
    ProcessingOutputConfig: { Outputs: [], KmsKeyId: null, ...output },
    ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: null, ...cluster, InstanceCount: 1 } },
    RoleArn: request.RoleArn ?? null,
    StoppingCondition: request.StoppingCondition ?? DEFAULT_STOPPING_CONDITION,
  };
  const resource: JsonObject = {
    current_host: "algo-1",
    hosts: ["algo-1"],
    network_interface_name: "eth0",
    current_instance_type: cluster.InstanceType ?? "local",
  };
  writeFileSync(
    `${layout.ml}/config/processingjobconfig.json`,
    relocatedJson(JSON.stringify(config), layout.mlAsSeen),
  );
  writeFileSync(`${layout.ml}/config/resourceconfig.json`, JSON.stringify(resource));
}
