import type { Issue } from "@sagewright/core";
import type { ProjectDocument } from "../documents/project.ts";
import { EXIT, exitCodeOf } from "../exit-code.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { describeProject } from "./describe-project.ts";
import { type Operation, projectFirstBuildFailed } from "./issues.ts";
import type { Projects } from "./open-projects.ts";
import { projectRecord } from "./project-document.ts";
import { nextSteps, projectText } from "./project-text.ts";
import { targetFlag } from "./target-flag.ts";
import { failureOf, type Watched } from "./watch-operation.ts";

/** Tells what has come of making or changing a project; resolves to the exit code. */
export async function tellOutcome(
  projects: Projects,
  watched: Watched,
  { operation, name, json }: { readonly operation: Operation; readonly name: string; readonly json: boolean },
): Promise<number> {
  if (watched.kind === "left") return watched.code;
  if (watched.kind === "failed") {
    const issue = failureOf(watched, { operation, name, projects });
    printIssues([issue]);
    const { cause, sight } = watched;
    if (json && sight.project !== undefined) {
      const { document, unseen } = await projectRecord(projects, sight.project);
      const all = [...sight.observed.unseen, ...unseen];
      printJson({ ...document, unseen: all, failure: { ...cause, hint: issue.hint } });
    }
    return EXIT.failed;
  }
  const project = watched.sight.project ?? (await describeProject(projects, name));
  const { document, unseen } = await projectRecord(projects, project);
  const unbuilt = operation === "create" ? firstBuildFailure(document) : [];
  printIssues([...unseen, ...unbuilt]);
  if (json) printJson(document);
  else printData(projectText(document, styleFor(process.stdout)));
  tell(`\n${nextSteps(document, { stateDir: projects.local?.stateDir, place: targetFlag(projects) })}`);
  return exitCodeOf(unbuilt);
}

/** Of a project on this machine: it is there, but not all that was to be done is. */
function firstBuildFailure({ target, projectName, latestBuild }: ProjectDocument): readonly Issue[] {
  if (target === "aws" || latestBuild === undefined || latestBuild.status === "Succeeded") return [];
  const reason = latestBuild.stages.findLast((stage) => stage.reason !== undefined)?.reason;
  return [projectFirstBuildFailed(projectName, reason ?? latestBuild.status)];
}
