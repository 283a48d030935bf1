import { setTimeout as sleep } from "node:timers/promises";
import { BatchGetBuildsCommand } from "@aws-sdk/client-codebuild";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { projectNames } from "@sagewright/core/project";
import { accountOf } from "../aws/account-of.ts";
import { awsCall } from "../aws/aws-call.ts";
import { EXIT } from "../exit-code.ts";
import { outputClosed, printData, printJson, tell } from "../print/output.ts";
import { plainText } from "../print/plain.ts";
import { latestBuild } from "./code-pipeline.ts";
import { localBuildLog } from "./local-build-log.ts";
import { logTail } from "./log-tail.ts";
import type { Projects } from "./open-projects.ts";
import { hasEnded } from "./runner-builds.ts";

/** The log of CodeBuild in the latest run of the project's CodePipeline. */
export async function buildLog(
  projects: Projects,
  project: DescribeProjectOutput,
  { follow = false, json = false }: { readonly follow?: boolean; readonly json?: boolean },
): Promise<number> {
  const { aws, region } = projects;
  if (aws === undefined) return localBuildLog(projects, project, { follow, json });
  const { ProjectName: projectName = "", ProjectId: projectId = "", ProjectArn = "" } = project;
  const { codePipeline } = projectNames(
    { projectName, projectId },
    { account: accountOf(ProjectArn), region },
  );
  const run = await latestBuild(aws, codePipeline);
  if (run?.buildId === undefined) {
    tell(
      run === undefined
        ? "Nothing has been built yet: push to the repository."
        : `The build has not begun: ${run.status}.`,
    );
    if (json) printJson({ lines: [] });
    return EXIT.done;
  }
  const { buildId } = run;
  const read = async () => {
    const call = { action: "codebuild:BatchGetBuilds", resource: buildId };
    return (await awsCall(call, () => aws.codeBuild.send(new BatchGetBuildsCommand({ ids: [buildId] }))))
      .builds?.[0];
  };
  let build = await read();
  const { groupName: group = "", streamName: stream = "" } = build?.logs ?? {};
  const tail = logTail(aws.logs, { group, stream });
  const all: { at: string; text: string }[] = [];
  const print = async (): Promise<void> => {
    for (const { at, text } of await tail()) {
      all.push({ at: at.toISOString(), text: plainText(text) });
      if (!json) printData(`${plainText(text)}\n`);
    }
  };
  await print();
  while (follow && build !== undefined && !hasEnded(build) && !outputClosed.aborted) {
    await sleep(projects.pace.first);
    build = await read();
    await print();
  }
  if (json) printJson({ lines: all });
  return EXIT.done;
}
