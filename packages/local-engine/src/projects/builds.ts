import type { Clock } from "../clock.ts";
import { isAlive, type Owner } from "../owner.ts";
import type { BuildEnd, ProjectBuildRow, ProjectBuildTable } from "../store/project-builds.ts";
import type { ProjectBuild } from "./project-record.ts";

/** The pushes of projects, one after the other each. */
export interface ProjectBuilds {
  /** Newest first. */
  list(projectId: string): readonly ProjectBuild[];
  /** Takes the last place in the project's queue; returns the number of the build. */
  queue(push: { readonly projectId: string; readonly branch: string; readonly commit: string }): number;
  /** Begins the build as soon as it is its turn. Until then returns the builds before it, first the one that runs. */
  start(number: number): readonly ProjectBuild[];
  setExecution(number: number, executionArn: string): void;
  end(number: number, end: Omit<BuildEnd, "endTime">): void;
  /** Those that run or wait, in a process that is alive. */
  underWay(projectId: string): readonly ProjectBuild[];
}

export function projectBuilds(table: ProjectBuildTable, clock: Clock, owner: Owner): ProjectBuilds {
  const now = (): string => clock.now().toISOString();
  const underWay = (projectId: string): readonly ProjectBuild[] =>
    table
      .unfinished(projectId)
      .map(buildRecord)
      .filter(({ interrupted }) => !interrupted);
  return {
    list: (projectId) => table.list(projectId).map(buildRecord),
    queue: (push) => table.insert({ ...push, creationTime: now() }, owner),
    start(number) {
      const projectId = table.find(number)?.projectId ?? "";
      const before = underWay(projectId).filter((other) => other.number < number);
      if (before.length === 0) table.start(number);
      return before;
    },
    setExecution: table.setExecution,
    end: (number, end) => table.end(number, { ...end, endTime: now() }),
    underWay,
  };
}

const buildRecord = ({ owner, ...build }: ProjectBuildRow): ProjectBuild => ({
  ...build,
  interrupted: build.endTime === undefined && !isAlive(owner),
  pid: owner.pid,
});
