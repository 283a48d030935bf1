import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessEnd } from "../adapters/process.ts";
import { ML_ROOT_VARIABLE } from "./job-environment.ts";
import { tailOf } from "./job-files.ts";
import { type JobLayout, ML } from "./job-layout.ts";
import type { StepJob } from "./runner.ts";

const LOG_TAIL_BYTES = 8192;
const MAX_LINE = 300;
const MAX_SCRIPT_BYTES = 1024 * 1024;
/** Shells and bubblewrap report a death by signal as 128 + its number. */
const KILLED = 128 + 9;

/** What is known about a job that did not end well. */
export interface Ending {
  readonly end: Exclude<ProcessEnd, { kind: "stopped" }>;
  readonly command: readonly string[];
  readonly runtime: string;
  readonly timeoutSeconds: number;
  /** What the job itself said about it. */
  readonly words?: string | undefined;
}

/** Why a job failed and, where it can be told, what to do about it. */
export function failureReason(job: StepJob, layout: JobLayout, ending: Ending): string {
  const { end } = ending;
  if (end.kind === "timed-out")
    return `MaxRuntimeExceeded: the job was stopped after StoppingCondition.MaxRuntimeInSeconds (${ending.timeoutSeconds}).`;
  if (end.kind === "not-started") return notStarted(end.code, end.program, ending.runtime);
  const tail = tailOf(job.logFile, LOG_TAIL_BYTES);
  const missing = /^bwrap: execvp (.+): No such file or directory$/m.exec(tail)?.[1];
  if (end.kind === "exited" && missing !== undefined) return notStarted("ENOENT", missing, ending.runtime);
  const words = ending.words?.trim() || wordsOf(tail);
  const how = end.kind === "killed" ? `killed by ${end.signal}` : `exit code: ${end.code}`;
  const killed = end.kind === "killed" ? end.signal === "SIGKILL" : end.code === KILLED;
  return [
    `AlgorithmError: ${words === "" ? how : `${words}, ${how}`}`,
    killed ? " (137: perhaps the machine ran out of memory)" : "",
    hardCoded(job, layout, ending.command) ?? "",
  ].join("");
}

function notStarted(code: string, program: string, runtime: string): string {
  if (code === "ENOENT")
    return (
      `ClientError: the program ${JSON.stringify(program)} is not there for the runtime "${runtime}". ` +
      "Install it, correct ContainerEntrypoint, or map the image to another runtime in sagewright.config.ts."
    );
  if (code === "EACCES")
    return `ClientError: ${JSON.stringify(program)} may not be executed. Make it executable, or name its interpreter first.`;
  return `InternalServerError: ${JSON.stringify(program)} could not be started (${code}).`;
}

/** The line that says most: the last error, else the last line at all. */
function wordsOf(tail: string): string {
  const lines = tail.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("Node.js v"));
  const error = lines.findLast((line) => /^(?:[\w.]*(?:Error|Exception)\b|fatal|error)/i.test(line));
  return (error ?? lines.at(-1) ?? "").slice(0, MAX_LINE);
}

/** Scripts that hold `/opt/ml` themselves cannot work where nothing is mounted there. */
function hardCoded(job: StepJob, layout: JobLayout, command: readonly string[]): string | undefined {
  if (job.context.isolation.kind !== "none") return undefined;
  const script = command.find(
    (word) => word.startsWith(`${ML}/`) && mentionsRoot(join(layout.ml, word.slice(ML.length))),
  );
  return script === undefined
    ? undefined
    : `. Note: ${script} names ${ML} itself, which is not mounted without bubblewrap; ` +
        `install bubblewrap, or read the folder from the variable ${ML_ROOT_VARIABLE}.`;
}

function mentionsRoot(file: string): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size > MAX_SCRIPT_BYTES) return false;
  const text = readFileSync(file, "utf8");
  return text.includes(`${ML}/`) && !text.includes(ML_ROOT_VARIABLE);
}
