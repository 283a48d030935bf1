import {
  BatchGetBuildsCommand,
  type Build,
  type CodeBuildClient,
  ListBuildsForProjectCommand,
} from "@aws-sdk/client-codebuild";
import { parseJson } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import type { OperationEvent } from "./stack-events.ts";

/** CodeBuild answers for so many builds at once. */
const MOST_BUILDS = 100;

/** Remembers builds that need not be asked for again: those of other projects and operations, and those that have ended. */
export interface BuildMemory {
  readonly foreign: Set<string>;
  readonly ended: Map<string, Build>;
}

export const buildMemory = (): BuildMemory => ({ foreign: new Set(), ended: new Map() });

/**
 * The CodeBuild project that makes a project: it is called as the function that its custom resource calls. Nothing where the
 * stack has not come so far.
 */
export function runnerOf(events: readonly OperationEvent[]): string | undefined {
  for (const { type, properties } of events) {
    if (!type.startsWith("Custom::") || properties === undefined) continue;
    const parsed = parseJson(properties);
    const { ServiceToken } = Object(parsed.ok ? parsed.value : {});
    const name = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:([\w-]+)/.exec(String(ServiceToken))?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The builds that this operation has started for the project, in order. */
export async function buildsOf(
  codeBuild: CodeBuildClient,
  { runner, projectId, since }: { readonly runner: string; readonly projectId: string; readonly since: Date },
  memory: BuildMemory,
): Promise<readonly Build[]> {
  const resource = `project/${runner}`;
  const { ids = [] } = await awsCall({ action: "codebuild:ListBuildsForProject", resource }, () =>
    codeBuild.send(new ListBuildsForProjectCommand({ projectName: runner, sortOrder: "DESCENDING" })),
  );
  const open = ids.filter((id) => !memory.foreign.has(id) && !memory.ended.has(id)).slice(0, MOST_BUILDS);
  const { builds = [] } =
    open.length === 0
      ? {}
      : await awsCall({ action: "codebuild:BatchGetBuilds", resource }, () =>
          codeBuild.send(new BatchGetBuildsCommand({ ids: open })),
        );
  // A build of the operation before had ended when this one began. Ours runs on for longer than clocks of two services differ.
  const isOurs = (build: Build): boolean =>
    variableOf(build, "PROJECT_ID") === projectId &&
    (build.endTime?.getTime() ?? Number.POSITIVE_INFINITY) >= since.getTime();
  for (const build of builds) {
    if (!isOurs(build)) memory.foreign.add(build.id ?? "");
    else if (hasEnded(build)) memory.ended.set(build.id ?? "", build);
  }
  const running = builds.filter((build) => isOurs(build) && !hasEnded(build));
  return [...memory.ended.values(), ...running].sort(
    (a, b) => (a.startTime?.getTime() ?? 0) - (b.startTime?.getTime() ?? 0),
  );
}

export const hasEnded = ({ buildStatus }: Build): boolean =>
  buildStatus !== undefined && buildStatus !== "IN_PROGRESS";

export const variableOf = (build: Build, name: string): string | undefined =>
  build.environment?.environmentVariables?.find((variable) => variable.name === name)?.value;
