import { type JsonObject, SagewrightError } from "@sagewright/core";
import { entrypointMissing, imageNotMapped } from "../job-issues.ts";
import { discardFolder } from "./job-cleanup.ts";
import { note, noteBuilding, runJobCommand } from "./job-command.ts";
import { failureReason } from "./job-failure.ts";
import { headOf } from "./job-files.ts";
import { guarded, retryableEnd } from "./job-guard.ts";
import { layOut } from "./job-layout.ts";
import { listOf, mapByName, numberOf, objectOf, textMapOf, textOf, textsOf } from "./json-reading.ts";
import { writeProcessingConfig } from "./processing-config.ts";
import { stageInputs } from "./processing-inputs.ts";
import { makeOutputs, uploadOutputs } from "./processing-outputs.ts";
import type { StepJob, StepOutcome } from "./runner.ts";
import { DEFAULT_STOPPING_CONDITION, maxRuntime } from "./stopping-condition.ts";

const MAX_MESSAGE_BYTES = 1024;

/**
 * Runs a Processing job on this machine, as one instance whatever InstanceCount says.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
export function runProcessing(job: StepJob): Promise<StepOutcome> {
  const metadata = { ProcessingJob: { Arn: job.jobArn } };
  return guarded(job, metadata, async () => {
    const start = new Date().toISOString();
    const application = objectOf(job.arguments.AppSpecification);
    const image = textOf(application.ImageUri) ?? "";
    const mapped = job.context.runtimes.find(image);
    if (!mapped)
      throw new SagewrightError([
        imageNotMapped(job.step.Name, image, ["Arguments", "AppSpecification", "ImageUri"]),
      ]);
    const runtime = await job.context.runtimes.prepare(mapped, job.signal, noteBuilding(job));
    const layout = layOut(job, ["config", "output"]);
    await stageInputs(job, layout);
    const outputs = makeOutputs(job, layout);
    writeProcessingConfig(job, layout);
    noteInstances(job);
    if (textsOf(application.ContainerEntrypoint).length === 0)
      throw new SagewrightError([entrypointMissing(job.step.Name, ["Arguments", "AppSpecification"])]);
    const command = [...textsOf(application.ContainerEntrypoint), ...textsOf(application.ContainerArguments)];
    const timeoutSeconds = maxRuntime(job.arguments);
    const end = await runJobCommand(job, layout, {
      runtime,
      command,
      environment: {
        ...textMapOf(job.arguments.Environment),
        PROCESSING_JOB_NAME: job.jobName,
        PROCESSING_JOB_ARN: job.jobArn,
      },
      workingDirectory: "/opt/ml",
      networkIsolation: objectOf(job.arguments.NetworkConfig).EnableNetworkIsolation === true,
      timeoutSeconds,
    });
    await uploadOutputs(job, layout, outputs);
    if (end.kind === "stopped") return { status: "Stopped", metadata };
    const message = headOf(`${layout.ml}/output/message`, MAX_MESSAGE_BYTES);
    const badMessage = message !== undefined && message.text === undefined;
    if (end.kind !== "exited" || end.code !== 0 || badMessage) {
      const reason = badMessage
        ? "ClientError: /opt/ml/output/message is not UTF-8 text."
        : failureReason(job, layout, {
            end,
            command,
            runtime: runtime.name,
            timeoutSeconds,
            words: message?.text,
          });
      return { status: "Failed", failureReason: reason, ...retryableEnd(end), metadata };
    }
    if (outputs.length > 0 || listOf(job.arguments.ProcessingInputs).length > 0) discardFolder(job);
    return { status: "Succeeded", properties: describe(job, start, message?.text), metadata };
  });
}

function noteInstances(job: StepJob): void {
  const cluster = objectOf(objectOf(job.arguments.ProcessingResources).ClusterConfig);
  const count = numberOf(cluster.InstanceCount) ?? 1;
  if (count > 1)
    note(job, `InstanceCount is ${count}; here the job runs once, as host algo-1 with all the data.`);
}

/** The Describe response, its lists as the maps that references address them by. */
function describe(job: StepJob, start: string, exitMessage: string | undefined): JsonObject {
  const { Tags: _, ...request } = job.arguments;
  const end = new Date().toISOString();
  const output = objectOf(request.ProcessingOutputConfig);
  return {
    ...request,
    ProcessingInputs: mapByName(request.ProcessingInputs, "InputName"),
    ProcessingOutputConfig: { ...output, Outputs: mapByName(output.Outputs, "OutputName") },
    StoppingCondition: request.StoppingCondition ?? DEFAULT_STOPPING_CONDITION,
    ProcessingJobName: job.jobName,
    ProcessingJobArn: job.jobArn,
    ProcessingJobStatus: "Completed",
    ...(exitMessage === undefined ? {} : { ExitMessage: exitMessage }),
    CreationTime: start,
    ProcessingStartTime: start,
    ProcessingEndTime: end,
    LastModifiedTime: end,
  };
}
