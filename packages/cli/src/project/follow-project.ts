import { setTimeout as sleep } from "node:timers/promises";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { isPassing } from "../aws/failure-issue.ts";
import { findProject, isUnderWay } from "./describe-project.ts";
import type { Observed } from "./observe.ts";
import type { Projects } from "./open-projects.ts";

/** How far an operation on a project has come. */
export interface Sight {
  /** Nothing once it is gone. */
  readonly project: DescribeProjectOutput | undefined;
  readonly observed: Observed;
}

export interface FollowOptions {
  /** Aborted, following ends with what was seen last; the operation goes on. */
  readonly signal: AbortSignal;
  readonly look: (project: DescribeProjectOutput) => Promise<Observed>;
  readonly onSight: (sight: Sight) => void;
  /** The project before what was asked for: as long as nothing differs, it has not begun. */
  readonly before?: DescribeProjectOutput;
  /** That the service cannot be asked for the time being, and that it can again. */
  readonly say: (text: string) => void;
}

/**
 * Looks at a project until nothing is done to it any more. That a service is out of reach for a while is no reason to give
 * up: the operation does not know of it. Resolves to nothing where it was aborted before anything was seen.
 */
export async function followProject(
  projects: Projects,
  begun: DescribeProjectOutput,
  { signal, look, onSight, say, before }: FollowOptions,
): Promise<Sight | undefined> {
  const { pace } = projects;
  const name = begun.ProjectName ?? "";
  let [wait, seen, answeredAt, isSilent] = [pace.first, "", Date.now(), false];
  let sight: Sight | undefined;
  let looks = 0;
  while (!signal.aborted) {
    try {
      const project = await findProject(projects, name);
      // A project that was made anew under its name is another one.
      const same = project?.ProjectId === begun.ProjectId ? project : undefined;
      const observed = await look(same ?? begun);
      if (isSilent) say("It answers again.");
      [answeredAt, isSilent] = [Date.now(), false];
      sight = { project: same, observed };
      onSight(sight);
      const isOver = same === undefined || !isUnderWay(same.ProjectStatus);
      if (isOver) looks += 1;
      if (isOver && (looks > LAST_LOOKS || (!isAsBefore(same, before) && observed.isPartial !== true)))
        return sight;
      const now = JSON.stringify([same?.ProjectStatus, observed.events.length, observed.builds.length]);
      wait = now === seen ? Math.min(wait * 1.5, pace.longest) : pace.first;
      seen = now;
    } catch (error) {
      const cause = error instanceof SagewrightError ? error.cause : error;
      if (!isPassing(cause) || Date.now() - answeredAt > pace.patience) throw error;
      if (!isSilent) say("AWS does not answer for now; what is done goes on, and so does asking.");
      isSilent = true;
      wait = Math.min(wait * 2, pace.longest);
    }
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
  return sight;
}

/**
 * A service says at once that it has begun, and answers in the end; should one not, it is not waited for forever.
 */
const LAST_LOOKS = 8;

const isAsBefore = (
  now: DescribeProjectOutput | undefined,
  before: DescribeProjectOutput | undefined,
): boolean =>
  before !== undefined &&
  now !== undefined &&
  before.ProjectStatus === now.ProjectStatus &&
  before.LastModifiedTime?.getTime() === now.LastModifiedTime?.getTime();
