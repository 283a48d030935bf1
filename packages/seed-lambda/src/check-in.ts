import { setTimeout as sleep } from "node:timers/promises";
import { SagewrightError } from "@sagewright/core";
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
  /** @default 5000 */
  readonly pollInMilliseconds?: number;
}

type CheckInEvent = Extract<SeedEvent, { method: "codebuild" }>;

/** In a row; the build goes on whether it is watched or not. */
const MAX_POLL_FAILURES = 5;

/** A role made a moment ago is not known everywhere yet. */
const START_ATTEMPTS = 5;
const NOT_YET_ALLOWED = new Set(["AccessDeniedException", "InvalidInputException"]);

/**
 * Starts the check-in build, which pushes with the credentials of the connection, and waits for its result.
 *
 * Issues: CHECK_IN_NOT_STARTED, CHECK_IN_FAILED, CHECK_IN_OUT_OF_TIME.
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export async function checkIn(event: CheckInEvent, options: CheckInOptions): Promise<SeedResult> {
  const { builds, signal, pollInMilliseconds = 5_000 } = options;
  const id = await started(event, options);
  let state: BuildState = { status: "IN_PROGRESS", exported: {}, failure: undefined, logs: id };
  let failures = 0;
  while (state.status === "IN_PROGRESS") {
    await sleep(pollInMilliseconds, undefined, { signal }).catch(() => undefined);
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

async function started(
  event: CheckInEvent,
  { builds, requestId, signal, pollInMilliseconds = 5_000 }: CheckInOptions,
) {
  const environment = {
    REPOSITORY_BRANCH: event.repositoryBranch,
    SEED_TEMPLATE: event.seedTemplate,
    // As Base64, so that the build writes the very bytes that the marker is known by.
    SEED_MARKER: Buffer.from(seedMarker(event)).toString("base64"),
    SEED_MESSAGE: Buffer.from(seedMessage(event)).toString("base64"),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await builds.start(event.checkInProject, environment, requestId);
    } catch (error) {
      const name = nameOf(error);
      if (attempt === START_ATTEMPTS || signal.aborted || !NOT_YET_ALLOWED.has(name)) {
        throw new SagewrightError([checkInNotStarted(event.checkInProject, name)]);
      }
      await sleep((pollInMilliseconds / 2) * 2 ** attempt, undefined, { signal }).catch(() => undefined);
    }
  }
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
