import { setTimeout as sleep } from "node:timers/promises";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { projectNames } from "@sagewright/core/project";
import { accountOf } from "../aws/account-of.ts";
import { patience } from "../aws/patience.ts";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { outputClosed, printData, printJson, tell } from "../print/output.ts";
import { plainText } from "../print/plain.ts";
import { type BuildState, buildReader } from "./build-reader.ts";
import { localBuildLog } from "./local-build-log.ts";
import type { Projects } from "./open-projects.ts";

interface BuildLogOptions {
  readonly follow?: boolean;
  readonly json?: boolean;
}

/** Prints the log of CodeBuild in the latest run of the project's CodePipeline. */
export async function buildLog(
  projects: Projects,
  project: DescribeProjectOutput,
  { follow = false, json = false }: BuildLogOptions,
): Promise<number> {
  const { aws, region, pace } = projects;
  if (aws === undefined) return localBuildLog(projects, project, { follow, json });
  const { ProjectName: projectName = "", ProjectId: projectId = "", ProjectArn = "" } = project;
  const { codePipeline } = projectNames(
    { projectName, projectId },
    { account: accountOf(ProjectArn), region },
  );
  const read = buildReader(aws, codePipeline);
  const all: { at: string; text: string }[] = [];
  const left = new AbortController();
  const leave = () => left.abort();
  outputClosed.addEventListener("abort", leave);
  const interrupts = watchInterrupts(leave, () => {});
  const silence = patience(pace, tell);
  let told: string | undefined;
  try {
    for (let looksAfterEnd = 0; !left.signal.aborted; ) {
      try {
        const { state, lines } = await read();
        silence.answered();
        for (const { at, text } of lines) {
          all.push({ at: at.toISOString(), text: plainText(text) });
          if (!json) printData(`${plainText(text)}\n`);
        }
        const words = WORDS[state];
        if (words !== told && words !== undefined) tell(words);
        told = words;
        // The last lines may come into CloudWatch after the build has ended.
        if (state === "over" && lines.length === 0) looksAfterEnd += 1;
        if (!follow || ENDS.has(state) || looksAfterEnd > LATE_LOOKS) break;
      } catch (error) {
        if (!follow) throw error;
        silence.failed(error);
      }
      await sleep(pace.first, undefined, left).catch(() => {});
    }
    if (json) printJson({ lines: all });
    return interrupts.code ?? EXIT.done;
  } finally {
    interrupts.stopWatching();
    outputClosed.removeEventListener("abort", leave);
  }
}

const WORDS: { readonly [S in BuildState]?: string } = {
  none: "Nothing has been built yet: push to the repository.",
  "not begun": "The build has not begun: the code is being fetched.",
  queued: "The build waits for its machine: it has no log yet.",
  "without a build": "The latest run has ended before its build began: `sagewright project show` tells why.",
};

/** Nothing comes of waiting. */
const ENDS: ReadonlySet<BuildState> = new Set(["none", "without a build"]);
const LATE_LOOKS = 2;
