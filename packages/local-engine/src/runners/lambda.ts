import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, type JsonValue, SagewrightError } from "@sagewright/core";
import { afterSeconds } from "../adapters/long-timer.ts";
import { runProcess } from "../adapters/process.ts";
import { settingsOf } from "../installed-functions.ts";
import { lambdaNotMapped } from "../job-issues.ts";
import { discardFolder } from "./job-cleanup.ts";
import { jobEnvironment } from "./job-environment.ts";
import { guarded } from "./job-guard.ts";
import { objectOf } from "./json-reading.ts";
import { moduleOf } from "./lambda-function.ts";
import { type DeclaredOutput, outputValues } from "./lambda-outputs.ts";
import { lambdaCommand } from "./lambda-program.ts";
import type { StepJob, StepOutcome, StepRunner } from "./runner.ts";

/** The service waits this long for a function, whatever the function's own limit. */
const LIMIT_SECONDS = 600;
const NEVER = new AbortController().signal;

/**
 * Calls the module that stands in for a function, in a process of its own, with the step's Arguments as its event.
 * A stop waits for it, as on the service. A function step's own `timeout` ends its process; a function of which none is known
 * fails the step after ten minutes, and goes on until its engine ends.
 */
export const runLambda: StepRunner = lambdaRunner();

export function lambdaRunner(limitSeconds = LIMIT_SECONDS): StepRunner {
  return (job) => {
    const functionArn = job.functionArn ?? "";
    return guarded(job, { Lambda: { Arn: functionArn } }, () => call(job, functionArn, limitSeconds));
  };
}

async function call(job: StepJob, functionArn: string, limitSeconds: number): Promise<StepOutcome> {
  const module = moduleOf(job.context.lambdas, functionArn);
  if (module === undefined)
    throw new SagewrightError([lambdaNotMapped(job.step.Name, functionArn, ["FunctionArn"])]);
  const temporary = join(job.directory, "tmp");
  mkdirSync(temporary, { recursive: true });
  const eventFile = join(job.directory, "event.json");
  const resultFile = join(job.directory, "result.json");
  writeFileSync(eventFile, JSON.stringify(job.arguments));
  const context = { functionName: functionArn, invokedFunctionArn: functionArn, awsRequestId: job.jobName };
  const layout = {
    directory: job.directory,
    ml: temporary,
    temporary,
    mlAsSeen: temporary,
    temporaryAsSeen: temporary,
  };
  const runtime = {
    name: "lambda",
    kind: "node",
    binDirectories: [],
    readDirectories: [],
    programOf: String,
  } as const;
  const { timeout, environment = {} } = settingsOf(module);
  const ending = runProcess({
    command: lambdaCommand({ module, eventFile, resultFile, context }),
    environment: jobEnvironment(job, layout, runtime, environment),
    workingDirectory: temporary,
    logFile: job.logFile,
    signal: NEVER,
    // As Lambda does it: without a word to the function.
    ...(timeout === undefined ? {} : { timeoutSeconds: timeout, graceSeconds: 0 }),
  });
  const metadata = { Lambda: { Arn: functionArn } };
  let cancel = () => {};
  const limit = new Promise<"expired">((resolve) => {
    cancel = afterSeconds(limitSeconds, () => resolve("expired"));
  });
  const end = await Promise.race([ending, limit]);
  cancel();
  if (end === "expired")
    return {
      status: "Failed",
      failureReason: `The function did not end within ${limitSeconds} seconds.`,
      metadata,
    };
  if (end.kind === "timed-out")
    return {
      status: "Failed",
      failureReason: `FunctionError: Task timed out after ${timeout?.toFixed(2)} seconds, its \`timeout\`.`,
      metadata,
    };
  const result = existsSync(resultFile)
    ? objectOf(JSON.parse(readFileSync(resultFile, "utf8")) as JsonValue)
    : {};
  const died = end.kind === "killed" ? `killed by ${end.signal}` : "it ended without an answer";
  if (job.signal.aborted) return { status: "Stopped", metadata };
  if (result.returned === undefined)
    return { status: "Failed", failureReason: `FunctionError: ${String(result.error ?? died)}`, metadata };
  const values = outputValues(job.step.Name, declaredOutputs(job), result.returned);
  discardFolder(job);
  return {
    status: "Succeeded",
    properties: { OutputParameters: values },
    metadata: withOutputs(functionArn, values),
  };
}

const declaredOutputs = (job: StepJob): readonly DeclaredOutput[] =>
  job.step.Type === "Lambda" ? (job.step.OutputParameters ?? []) : [];

const withOutputs = (functionArn: string, values: JsonObject): JsonObject => ({
  Lambda: {
    Arn: functionArn,
    OutputParameters: Object.entries(values).map(([Name, value]) => ({ Name, Value: String(value) })),
  },
});
