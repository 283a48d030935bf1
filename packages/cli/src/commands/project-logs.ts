import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { EXIT } from "../exit-code.ts";
import { watchInterrupts } from "../interrupts.ts";
import { printIssues } from "../print/issues.ts";
import { outputClosed, printData, printJson, tell } from "../print/output.ts";
import { plainText } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import { buildLog } from "../project/build-log.ts";
import { describeProject } from "../project/describe-project.ts";
import { followProject, type Sight } from "../project/follow-project.ts";
import type { Projects } from "../project/open-projects.ts";
import { lineText, newLines } from "../project/operation-lines.ts";
import type { PlaceOptions } from "../project/place-of.ts";
import { lookFor } from "../project/watch-operation.ts";
import { withProjects } from "../project/with-projects.ts";

export interface ProjectLogsOptions extends PlaceOptions {
  readonly follow?: boolean;
  readonly build?: boolean;
}

/** Prints what the latest operation on a project has done, or the log of the latest build of its code. */
export const projectLogsCommand = (name: string, options: ProjectLogsOptions): Promise<number> =>
  withProjects(
    options,
    "read",
    async (projects) => {
      const project = await describeProject(projects, name);
      return options.build ? buildLog(projects, project, options) : operationLog(projects, project, options);
    },
    name,
  );

async function operationLog(
  projects: Projects,
  project: DescribeProjectOutput,
  { follow = false, json = false }: ProjectLogsOptions,
): Promise<number> {
  const look = await lookFor(projects, project, {});
  const lines = newLines({ all: true });
  const style = styleFor(process.stdout);
  const all: { at: string; from: string; status: string; text: string }[] = [];
  const show = (sight: Sight): void => {
    for (const line of lines(sight)) {
      all.push({ ...line, at: line.at.toISOString(), text: plainText(line.text) });
      if (!json) printData(`${lineText(line, style)}\n`);
    }
  };
  const left = new AbortController();
  outputClosed.addEventListener("abort", () => left.abort());
  const interrupts = watchInterrupts(
    () => left.abort(),
    () => {},
  );
  try {
    const sight = follow
      ? await followProject(projects, project, { signal: left.signal, look, onSight: show, say: tell })
      : { project, observed: await look(project) };
    if (!follow && sight !== undefined) show(sight);
    const unseen = sight?.observed.unseen ?? [];
    printIssues(unseen);
    if (json) printJson({ lines: all, unseen });
    return interrupts.code ?? EXIT.done;
  } finally {
    interrupts.stopWatching();
  }
}
