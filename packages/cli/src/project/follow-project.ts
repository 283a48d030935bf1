import { setTimeout as sleep } from "node:timers/promises";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { patience } from "../aws/patience.ts";
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

/** Looks at a project until nothing is done to it any more. Resolves to nothing where it was aborted before anything was seen. */
export async function followProject(
  projects: Projects,
  begun: DescribeProjectOutput,
  { signal, look, onSight, say, before }: FollowOptions,
): Promise<Sight | undefined> {
  const { pace } = projects;
  const name = begun.ProjectName ?? "";
  const silence = patience(pace, say);
  let [wait, seen] = [pace.first, ""];
  let sight: Sight | undefined;
  let looks = 0;
  while (!signal.aborted) {
    try {
      const project = await findProject(projects, name);
      // A project that was made anew under its name is another one.
      const same = project?.ProjectId === begun.ProjectId ? project : undefined;
      const observed = await look(same ?? begun);
      silence.answered();
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
      silence.failed(error);
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
