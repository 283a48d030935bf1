import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { PlatformSettings } from "@sagewright/core/project";
import { askUntilAnswered } from "../aws/ask-until-answered.ts";
import { EXIT } from "../exit-code.ts";
import { askYes, canAsk, exitOfCancelled } from "../form/form.ts";
import { printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import type { Change } from "../project/changes.ts";
import { mustBeUsable } from "../project/connections.ts";
import { describeProject, isUnderWay } from "../project/describe-project.ts";
import { givenParameters, type ParameterOptions } from "../project/given-parameters.ts";
import { projectBusy, projectLeftRunning, projectNotConfirmed } from "../project/issues.ts";
import { lastOperationOf } from "../project/last-operation.ts";
import type { Projects } from "../project/open-projects.ts";
import { knownPlatform } from "../project/place-of.ts";
import { projectRecord } from "../project/project-document.ts";
import type { updateRequest } from "../project/project-request.ts";
import { sendUpdate } from "../project/send-changes.ts";
import { startedDocument } from "../project/started-document.ts";
import { followCommand } from "../project/target-flag.ts";
import { tellOutcome } from "../project/tell-outcome.ts";
import { updateWish } from "../project/update-wish.ts";
import { watchOperation } from "../project/watch-operation.ts";
import { withProjects } from "../project/with-projects.ts";
import { UsageError } from "../usage-error.ts";

export interface UpdateProjectOptions extends ParameterOptions {
  readonly artifact?: string;
  readonly yes?: boolean;
  readonly wait: boolean;
}

/** Changes a project's parameters, or moves it to another version of its template. Shows first what changes. */
export async function updateProjectCommand(name: string, options: UpdateProjectOptions): Promise<number> {
  const settings: PlatformSettings | undefined = await knownPlatform(options);
  const given = await givenParameters(undefined, options, settings);
  return withProjects(
    options,
    "change",
    async (projects) => {
      const project = await describeProject(projects, name);
      if (isUnderWay(project.ProjectStatus))
        throw new SagewrightError([projectBusy(name, project.ProjectStatus ?? "")]);
      await mustBeUsable(projects, given.values.connectionArn);
      const wish = await updateWish(projects, project, given, options);
      if (wish.changes.length === 0 && !project.ProjectStatus?.endsWith("Failed")) {
        tell(`${name} is as it is to be: nothing to update.`);
        if (options.json) printJson((await projectRecord(projects, project)).document);
        return EXIT.done;
      }
      tell(changesText(name, wish.changes));
      if (!(await isConfirmed(options))) {
        tell("Nothing was changed.");
        return EXIT.failed;
      }
      return update(projects, project, { request: wish.request, options });
    },
    name,
  ).catch((error: unknown) => exitOfCancelled(error, "Nothing was changed."));
}

async function update(
  projects: Projects,
  project: DescribeProjectOutput,
  {
    request,
    options,
  }: { readonly request: ReturnType<typeof updateRequest>; readonly options: UpdateProjectOptions },
): Promise<number> {
  const name = project.ProjectName ?? "";
  const not = await lastOperationOf(projects, project);
  await sendUpdate(projects, project, request);
  if (!options.wait && projects.target === "aws") {
    const follow = followCommand(projects, name);
    tell(`Follow it with: ${follow}`);
    const look = () => describeProject(projects, name);
    if (options.json)
      printJson(
        startedDocument(await askUntilAnswered(projects.pace, projectLeftRunning(name, follow), look)),
      );
    return EXIT.done;
  }
  const watched = await watchOperation(projects, project, { operation: "update", before: project, not });
  return tellOutcome(projects, watched, { operation: "update", name, json: options.json === true });
}

function changesText(name: string, changes: readonly Change[]): string {
  const style = styleFor(process.stderr);
  const rows = changes.map(({ name: what, from, to }) => [
    `  ${what}`,
    style("red", plainLine(from) || "(none)"),
    "→",
    style("green", plainLine(to) || "(none)"),
  ]);
  return rows.length === 0
    ? `${name}: the same once more, as the last operation failed.`
    : `${name} changes:\n${table(rows)}`;
}

/** Issue: PROJECT_NOT_CONFIRMED where there is no terminal to ask on. */
async function isConfirmed({ yes = false }: UpdateProjectOptions): Promise<boolean> {
  if (yes) return true;
  if (!canAsk()) throw new UsageError([projectNotConfirmed("An update is asked about first", "--yes")]);
  return askYes("Update the project?", true);
}
