import { mkdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import { writeExitMessage } from "./exit-message.ts";
import { folderHint } from "./folder-hint.ts";
import { FunctionError } from "./function-error.ts";
import { functionNotSettled } from "./issues.ts";
import type { FunctionContext, FunctionManifest, FunctionRun } from "./manifest.ts";
import { mlRoot, outputFolder } from "./ml-root.ts";
import { readInputs } from "./read-inputs.ts";
import { writeReports } from "./write-reports.ts";

/**
 * The program of a function step: reads the inputs, calls `run`, writes the reports that it returns, and ends the process:
 * with 0, or with 1 after leaving the reason in the log and in `/opt/ml/output/message`. What `run` left open (a timer, a
 * server) does not keep the step alive; a promise that it left unawaited and that fails before the end fails the step.
 *
 * `SAGEWRIGHT_ML_ROOT` names a folder that stands for `/opt/ml`.
 *
 * Issues: FUNCTION_ARGUMENT_UNKNOWN, FUNCTION_INPUT_MISSING, FUNCTION_INPUT_INVALID, FUNCTION_REPORT_MISSING,
 * FUNCTION_REPORT_UNKNOWN, FUNCTION_REPORT_INVALID, FUNCTION_REPORT_OUTSIDE_OUTPUT, FUNCTION_NOT_SETTLED.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
export async function runFunction(run: FunctionRun, manifest: FunctionManifest): Promise<void> {
  const root = mlRoot(process.env);
  let ended = false;
  const fail = (error: unknown): void => {
    if (ended) return;
    ended = true;
    report(root, error, folderHint(error, manifest, root));
    process.exitCode = 1;
  };
  const failAndExit = (error: unknown): void => {
    fail(error);
    process.exit(1);
  };
  process.on("uncaughtException", failAndExit);
  process.on("unhandledRejection", failAndExit);
  process.on("exit", (code) => {
    if (ended) return;
    fail(new FunctionError([functionNotSettled(manifest)]));
    if (code !== 0) process.exitCode = code;
  });

  try {
    const inputs = readInputs(manifest, process.argv.slice(2), root);
    const outputs = makeOutputs(manifest, root);
    const returned = await (run as (context: FunctionContext) => unknown)({
      inputs,
      outputs,
      log: console.log,
    });
    await setImmediate(); // lets a rejection that nobody awaits come up before success is declared
    writeReports(manifest, returned, root);
  } catch (error) {
    fail(error);
  }
  ended = true;
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit();
}

function makeOutputs(manifest: FunctionManifest, root: string): FunctionContext["outputs"] {
  const folders = manifest.outputs.map((name) => [name, outputFolder(root, name)] as const);
  for (const [, folder] of folders) mkdirSync(folder, { recursive: true });
  return Object.freeze(Object.fromEntries(folders));
}

function report(root: string, error: unknown, hint: string | undefined): void {
  // The message of a FunctionError says it all; a stack through this file would only hide it.
  console.error(error instanceof FunctionError ? error.message : inspect(error));
  if (hint !== undefined) console.error(hint);
  try {
    writeExitMessage(root, [reasonOf(error), hint].filter((part) => part !== undefined).join(" "));
  } catch (problem) {
    console.error(`The reason could not be kept as the job's exit message: ${reasonOf(problem)}`);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof FunctionError) return error.message;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return typeof error === "string" ? error : inspect(error);
}

/** Resolves once all that was written has left the process, or can no longer do so. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) return resolve();
    stream.once("error", () => resolve());
    stream.write("", () => resolve());
  });
}
