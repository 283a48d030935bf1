import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isolated } from "../adapters/isolation.ts";
import { type ProcessEnd, runProcess } from "../adapters/process.ts";
import type { ReadyRuntime } from "../runtimes.ts";
import { jobEnvironment } from "./job-environment.ts";
import { type JobLayout, relocated } from "./job-layout.ts";
import type { StepJob } from "./runner.ts";

export interface JobCommand {
  readonly runtime: ReadyRuntime;
  /** As the container would run it. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Below /opt/ml, as the job sees it. */
  readonly workingDirectory: string;
  readonly networkIsolation: boolean;
  readonly timeoutSeconds: number;
}

/** Runs a job's command in its layout, isolated as far as this machine can. */
export async function runJobCommand(
  job: StepJob,
  layout: JobLayout,
  request: JobCommand,
): Promise<ProcessEnd> {
  const { isolation, stopGraceSeconds } = job.context;
  const [program = "", ...rest] = request.command.map((word) => relocated(word, layout.mlAsSeen));
  const command = [request.runtime.programOf(program), ...rest];
  const bubblewrapped = isolation.kind === "bubblewrap";
  if (request.networkIsolation && !bubblewrapped)
    note(
      job,
      "EnableNetworkIsolation needs bubblewrap, which is not used here: this job can reach the network.",
    );
  const sandbox = {
    mlDirectory: layout.ml,
    temporaryDirectory: layout.temporary,
    readDirectories: request.runtime.readDirectories.filter((directory) => directory.startsWith("/tmp/")),
    network: !request.networkIsolation,
    workingDirectory: request.workingDirectory,
  };
  return runProcess({
    command: isolated(isolation, sandbox, command),
    environment: jobEnvironment(job, layout, request.runtime, request.environment),
    workingDirectory: bubblewrapped ? layout.ml : relocated(request.workingDirectory, layout.ml),
    logFile: job.logFile,
    signal: job.signal,
    timeoutSeconds: request.timeoutSeconds,
    bubblewrapped,
    ...(stopGraceSeconds === undefined ? {} : { graceSeconds: stopGraceSeconds }),
  });
}

/** A line of ours in the log of a job. */
export function note(job: StepJob, text: string): void {
  ensureLogFolder(job.logFile);
  appendFileSync(job.logFile, `[sagewright] ${text}\n`);
}

/** What a job wrote and yet is not in S3. */
export function noteLeftOut(job: StepJob, uri: string, names: readonly string[]): void {
  const more = names.length > 20 ? `, and ${names.length - 20} more` : "";
  if (names.length > 0)
    note(job, `Left out of ${uri}, being devices or links: ${names.slice(0, 20).join(", ")}${more}.`);
}

/** Why a first job may take minutes to begin. */
export const noteBuilding = (job: StepJob) => (log: string) =>
  note(job, `Making the Python environment for this job; it is kept for later ones. See ${log}`);

const ensureLogFolder = (logFile: string): void => {
  mkdirSync(dirname(logFile), { recursive: true });
};
