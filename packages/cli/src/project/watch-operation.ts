import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { printIssues } from "../print/issues.ts";
import { tell } from "../print/output.ts";
import { causeHint } from "./cause-hint.ts";
import { followProject, type Sight } from "./follow-project.ts";
import { type Operation, projectLeftRunning, projectOperationFailed } from "./issues.ts";
import { localObserver } from "./local-observer.ts";
import { type Observed, type ObserveOptions, observer } from "./observe.ts";
import type { Projects } from "./open-projects.ts";
import { operationView } from "./operation-view.ts";
import { type RootCause, rootCause } from "./root-cause.ts";
import { followCommand, targetFlag } from "./target-flag.ts";

/** How watching has ended. */
export type Watched =
  | { readonly kind: "done"; readonly sight: Sight }
  | { readonly kind: "failed"; readonly sight: Sight; readonly cause: RootCause }
  /** Interrupted; the operation goes on. */
  | { readonly kind: "left"; readonly code: number };

export interface WatchOptions extends ObserveOptions {
  readonly operation: Operation;
  /** The project as it was before an update or deletion was asked for. */
  readonly before?: DescribeProjectOutput;
}

/**
 * Shows an operation on a project to its end. Interrupted, or where nothing answers any more, it leaves the operation going.
 *
 * Issue: PROJECT_LEFT_RUNNING, with those of the call that failed.
 */
export async function watchOperation(
  projects: Projects,
  begun: DescribeProjectOutput,
  { operation, before, ...options }: WatchOptions,
): Promise<Watched> {
  const name = begun.ProjectName ?? "";
  const again = followCommand(projects, name);
  const view = operationView(process.stderr, begun);
  const left = new AbortController();
  const onTheWay = "What is done to the project goes on. Follow it with:";
  const interrupts = watchInterrupts(
    () => left.abort(),
    () => tell(`${onTheWay} ${again}`),
  );
  try {
    const look = await lookFor(projects, begun, { ...options, fromEnd: operation !== "create" });
    const { signal } = left;
    const follow = {
      signal,
      look,
      onSight: view.see,
      say: view.say,
      ...(before !== undefined && { before }),
    };
    const sight = await followProject(projects, begun, follow);
    view.end();
    if (signal.aborted || sight === undefined) {
      tell(projects.target === "aws" ? `${onTheWay} ${again}` : stoppedText(operation, name, projects));
      return { kind: "left", code: interrupts.code ?? EXIT.interrupted };
    }
    printIssues(sight.observed.unseen);
    const failed = sight.project?.ProjectStatus?.endsWith("Failed") ?? false;
    const isGone = operation === "delete" && sight.project === undefined;
    if (isGone || (!failed && operation !== "delete" && sight.project !== undefined))
      return { kind: "done", sight };
    return { kind: "failed", sight, cause: rootCause(sight.project, sight.observed) };
  } catch (error) {
    view.end();
    if (!(error instanceof SagewrightError)) throw error;
    throw new SagewrightError([...error.issues, projectLeftRunning(name, again)], { cause: error });
  } finally {
    interrupts.stopWatching();
  }
}

/** What looks behind the project, wherever it is. */
export async function lookFor(
  projects: Projects,
  project: DescribeProjectOutput,
  options: ObserveOptions & { readonly fromEnd?: boolean },
): Promise<(project: DescribeProjectOutput) => Promise<Observed>> {
  const id = project.ProjectId ?? "";
  return projects.aws === undefined
    ? localObserver(projects, id, options)
    : observer(projects.aws, id, options);
}

/** The failure as an issue: the root cause, and what to do. */
export function failureOf(
  { sight, cause }: Extract<Watched, { readonly kind: "failed" }>,
  {
    operation,
    name,
    projects,
  }: { readonly operation: Operation; readonly name: string; readonly projects: Projects },
) {
  const log = cause.log === undefined ? "" : `\nLog: ${cause.log}`;
  const state = sight.project?.ProjectStatus;
  const status = state === undefined ? "" : ` (${state})`;
  return projectOperationFailed[operation]({
    path: [[name, ...cause.where.filter((part) => part !== "" && part !== name)].join(" › ")],
    message: `${cause.message}${status}${log}`,
    hint: causeHint(cause, name, operation, targetFlag(projects)),
  });
}

/** On this machine nothing goes on without the command. */
const stoppedText = (operation: Operation, name: string, projects: Projects): string => {
  const next = operation === "create" ? `delete ${name}` : `show ${name}`;
  const what = operation === "create" ? "Take away what is left of it" : "See how far it has come";
  return `Stopped. ${what}: sagewright project ${next}${targetFlag(projects)}`;
};
