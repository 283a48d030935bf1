import { type Pause, SagewrightError, withPermissionPatience } from "@sagewright/core";
import type { SeedEvent } from "@sagewright/core/project";
import { checkInFailed, checkInNotStarted, checkInOutOfTime } from "./issues.ts";
import { seedMarker, seedMessage } from "./marker.ts";
import type { SeedResult } from "./seed-result.ts";

/** What is used of CodeBuild. */
export interface Builds {
  /** @param token the same token never starts a second build */
  start(project: string, environment: Readonly<Record<string, string>>, token: string): Promise<string>;
  describe(id: string): Promise<BuildState>;
}

/** A build as CodeBuild describes it. */
export interface BuildState {
  /** IN_PROGRESS, SUCCEEDED, FAILED, FAULT, TIMED_OUT, STOPPED. */
  readonly status: string;
  /** What the build exported. */
  readonly exported: Readonly<Record<string, string>>;
  /** The last phase that failed, and why, in CodeBuild's words. */
  readonly failure: string | undefined;
  /** Where its log is to be read. */
  readonly logs: string;
}

export interface CheckInOptions {
  readonly builds: Builds;
  /** Id of the invocation: a retry of the same one waits for the same build. */
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** Ends when the signal does. */
  readonly pause: Pause;
}

type CheckInEvent = Extract<SeedEvent, { method: "codebuild" }>;

const POLL_IN_SECONDS = 5;

/** In a row; the build goes on whether it is watched or not. */
const MAX_POLL_FAILURES = 5;

/**
 * Starts the check-in build, which pushes with the credentials of the connection, and waits for its result.
 *
 * Issues: CHECK_IN_NOT_STARTED, CHECK_IN_FAILED, CHECK_IN_OUT_OF_TIME.
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export async function checkIn(event: CheckInEvent, options: CheckInOptions): Promise<SeedResult> {
  const { builds, signal, pause } = options;
  const id = await started(event, options);
  let state: BuildState = { status: "IN_PROGRESS", exported: {}, failure: undefined, logs: id };
  let failures = 0;
  while (state.status === "IN_PROGRESS") {
    await pause(POLL_IN_SECONDS).catch(() => undefined);
    if (signal.aborted) throw new SagewrightError([checkInOutOfTime(id, state.logs)]);
    try {
      state = await builds.describe(id);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === MAX_POLL_FAILURES) {
        throw new SagewrightError([checkInFailed(id, `it cannot be watched (${nameOf(error)})`, state.logs)]);
      }
    }
  }
  return resultOf(id, state);
}

/** Roles of a project that is being made are not known everywhere yet: the function's, and the build's. */
async function started(event: CheckInEvent, { builds, requestId, pause }: CheckInOptions): Promise<string> {
  const environment = {
    REPOSITORY_BRANCH: event.repositoryBranch,
    SEED_TEMPLATE: event.seedTemplate,
    // As Base64, so that the build writes the very bytes that the marker is known by.
    SEED_MARKER: Buffer.from(seedMarker(event)).toString("base64"),
    SEED_MESSAGE: Buffer.from(seedMessage(event)).toString("base64"),
  };
  const start = () => builds.start(event.checkInProject, environment, requestId);
  return await withPermissionPatience(start, pause).catch((error: unknown) => {
    throw new SagewrightError([checkInNotStarted(event.checkInProject, nameOf(error))]);
  });
}

const OUTCOMES: readonly string[] = [
  "seeded",
  "already-seeded",
  "left-alone",
] satisfies SeedResult["outcome"][];

function resultOf(id: string, { status, exported, failure, logs }: BuildState): SeedResult {
  const { SEED_OUTCOME: outcome = "", SEED_COMMIT: commit = "", SEED_REASON: reason = "" } = exported;
  if (status !== "SUCCEEDED") {
    throw new SagewrightError([checkInFailed(id, reason || (failure ?? `it ended as ${status}`), logs)]);
  }
  if (!isOutcome(outcome)) throw new SagewrightError([checkInFailed(id, "it did not say what it did", logs)]);
  return { outcome, ...(commit !== "" && { commit }), ...(reason !== "" && { reason }) };
}

const isOutcome = (text: string): text is SeedResult["outcome"] => OUTCOMES.includes(text);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown error");
