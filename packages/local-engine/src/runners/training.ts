import { join } from "node:path";
import { type JsonObject, SagewrightError } from "@sagewright/core";
import { imageNotMapped } from "../job-issues.ts";
import type { Runtime } from "../runtimes.ts";
import { keepCheckpoints } from "./checkpoints.ts";
import { discardFolder } from "./job-cleanup.ts";
import { note, noteBuilding, runJobCommand } from "./job-command.ts";
import { failureReason } from "./job-failure.ts";
import { headOf } from "./job-files.ts";
import { guarded, retryableEnd } from "./job-guard.ts";
import { type JobLayout, layOut } from "./job-layout.ts";
import { objectOf, textMapOf, textOf, textsOf } from "./json-reading.ts";
import { lastValues, metricsOf } from "./metrics.ts";
import type { StepJob, StepOutcome } from "./runner.ts";
import { scriptEnvironment } from "./script-environment.ts";
import { hyperparameterValues, scriptModeOf, stageScript, userArgumentsOf } from "./script-mode.ts";
import { DEFAULT_STOPPING_CONDITION, maxRuntime } from "./stopping-condition.ts";
import { artifactPlace, uploadArtifacts } from "./training-artifacts.ts";
import { channelNames, stageChannels } from "./training-channels.ts";
import { instanceCount, trainingConfig, writeTrainingConfig } from "./training-config.ts";

const MAX_FAILURE_CHARACTERS = 1024;
const FOLDERS = [
  "input",
  "input/config",
  "input/data",
  "model",
  "output",
  "output/data",
  "output/intermediate",
];

/**
 * Runs a Training job on this machine, as one instance whatever InstanceCount says.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html
 */
export function runTraining(job: StepJob): Promise<StepOutcome> {
  const metadata = { TrainingJob: { Arn: job.jobArn } };
  return guarded(job, metadata, async () => {
    const start = new Date();
    const metrics = metricsOf(job.step.Name, job.arguments);
    const mapped = runtimeOf(job);
    // A bad URI must not be found out after hours of work.
    job.context.objects.pathOf(artifactPlace(job).model);
    const layout = layOut(job, FOLDERS);
    await stageChannels(job, layout);
    const config = trainingConfig(job.arguments);
    writeTrainingConfig(config, layout);
    const count = instanceCount(job.arguments);
    if (count > 1)
      note(
        job,
        `${count} instances were asked for; here the job runs once, as host algo-1 with all the data.`,
      );
    const prepared = await prepare(job, layout, mapped);
    const timeoutSeconds = maxRuntime(job.arguments);
    const checkpoints = await keepCheckpoints(job, layout);
    const end = await runJobCommand(job, layout, {
      runtime: prepared.runtime,
      command: prepared.command,
      environment: {
        ...scriptEnvironment({
          jobName: job.jobName,
          config,
          channels: channelNames(job.arguments),
          ...prepared,
        }),
        TRAINING_JOB_NAME: job.jobName,
        TRAINING_JOB_ARN: job.jobArn,
        ...textMapOf(job.arguments.Environment),
      },
      workingDirectory: prepared.workingDirectory,
      networkIsolation: job.arguments.EnableNetworkIsolation === true,
      timeoutSeconds,
    }).finally(() => checkpoints.finish());
    const failed =
      (end.kind === "exited" && end.code !== 0) || end.kind === "killed" || end.kind === "not-started";
    await uploadArtifacts(job, layout, !failed);
    if (end.kind === "stopped") return { status: "Stopped", metadata };
    if (end.kind !== "exited" || end.code !== 0) {
      const words = headOf(join(layout.ml, "output/failure"), MAX_FAILURE_CHARACTERS * 4)?.text;
      const said =
        words === undefined ? undefined : Array.from(words).slice(0, MAX_FAILURE_CHARACTERS).join("");
      const { command, runtime } = prepared;
      const ending = { end, command, runtime: runtime.name, timeoutSeconds, words: said };
      const reason = failureReason(job, layout, ending);
      return { status: "Failed", failureReason: reason, ...retryableEnd(end), metadata };
    }
    const values = await lastValues(job.logFile, metrics);
    if (values === undefined) note(job, "A metric's Regex took too long on this log; no metric was read.");
    discardFolder(job);
    return { status: "Succeeded", properties: describe(job, start, values ?? new Map()), metadata };
  });
}

function runtimeOf(job: StepJob): Runtime {
  const algorithm = objectOf(job.arguments.AlgorithmSpecification);
  const image = textOf(algorithm.TrainingImage) ?? textOf(algorithm.AlgorithmName) ?? "";
  const runtime = job.context.runtimes.find(image);
  if (runtime) return runtime;
  const path = ["Arguments", "AlgorithmSpecification", "TrainingImage"];
  throw new SagewrightError([imageNotMapped(job.step.Name, image, path)]);
}

/** A ContainerEntrypoint goes before a script, a script before the `train` program of the image. */
async function prepare(job: StepJob, layout: JobLayout, mapped: Runtime) {
  const { runtimes } = job.context;
  const algorithm = objectOf(job.arguments.AlgorithmSpecification);
  const values = hyperparameterValues(job.arguments);
  const script = scriptModeOf(values);
  const userArguments = userArgumentsOf(values);
  const entrypoint = textsOf(algorithm.ContainerEntrypoint);
  const rest = textsOf(algorithm.ContainerArguments);
  if (entrypoint.length > 0 || script === undefined) {
    const runtime = await runtimes.prepare(mapped, job.signal, noteBuilding(job));
    const command = entrypoint.length > 0 ? [...entrypoint, ...rest] : ["train", ...rest];
    return { runtime, command, workingDirectory: "/opt/ml", values, script, userArguments };
  }
  const staged = await stageScript(job, layout, script, userArguments);
  const requirements = [...(mapped.requirements ?? []), ...staged.requirements];
  const wanted = mapped.kind === "python" ? { ...mapped, requirements } : mapped;
  const runtime = await runtimes.prepare(wanted, job.signal, noteBuilding(job));
  const { command, codeDirectory } = staged;
  return { runtime, command, workingDirectory: codeDirectory, values, script, userArguments };
}

/** The Describe response, its metrics as the map that references address them by. */
function describe(job: StepJob, start: Date, values: ReadonlyMap<string, number>): JsonObject {
  const { Tags: _, ...request } = job.arguments;
  const end = new Date();
  const seconds = Math.max(1, Math.ceil((end.getTime() - start.getTime()) / 1000));
  const times = { start: start.toISOString(), end: end.toISOString() };
  const metrics = [...values].map(([MetricName, Value]) => [
    MetricName,
    { MetricName, Value, Timestamp: times.end },
  ]);
  return {
    ...request,
    StoppingCondition: request.StoppingCondition ?? DEFAULT_STOPPING_CONDITION,
    TrainingJobName: job.jobName,
    TrainingJobArn: job.jobArn,
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    ModelArtifacts: { S3ModelArtifacts: artifactPlace(job).model },
    FinalMetricDataList: Object.fromEntries(metrics),
    CreationTime: times.start,
    TrainingStartTime: times.start,
    TrainingEndTime: times.end,
    LastModifiedTime: times.end,
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  };
}
