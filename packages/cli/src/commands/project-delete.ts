import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { DeletedProjectDocument } from "../documents/project.ts";
import { EXIT } from "../exit-code.ts";
import { askName, canAsk, exitOfCancelled } from "../form/form.ts";
import { printIssues } from "../print/issues.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { describeProject, isUnderWay } from "../project/describe-project.ts";
import { projectBusy, projectNotConfirmed, projectRemains } from "../project/issues.ts";
import { lastOperationOf } from "../project/last-operation.ts";
import type { Projects } from "../project/open-projects.ts";
import { knownPlatform, type PlaceOptions } from "../project/place-of.ts";
import { keptOf, lookForRemains, type Traces, tracesOf } from "../project/remains.ts";
import { sendDeletion } from "../project/send-changes.ts";
import { failureOf, watchOperation } from "../project/watch-operation.ts";
import { withProjects } from "../project/with-projects.ts";
import { UsageError } from "../usage-error.ts";

export interface DeleteProjectOptions extends PlaceOptions {
  readonly yes?: boolean;
  readonly confirm?: string;
}

/** Destroys a project and looks afterwards whether anything is left. */
export const deleteProjectCommand = (name: string, options: DeleteProjectOptions): Promise<number> =>
  withProjects(
    options,
    "change",
    async (projects) => {
      const project = await describeProject(projects, name);
      const status = project.ProjectStatus;
      // One that is being deleted is watched to the end.
      const isDeleting = status === "DeleteInProgress";
      if (isUnderWay(status) && !isDeleting) throw new SagewrightError([projectBusy(name, status ?? "")]);
      const traces = await tracesOf(projects, project, await knownPlatform(options));
      const kept = keptOf(projects, project);
      tell(`Deleting ${name} (${project.ProjectId}) destroys what it is made of: ${traces.what.join(", ")}.`);
      tell(`Kept: ${kept.map(plainLine).join("; ")}.`);
      if (!isDeleting && !(await isConfirmed(name, options))) {
        tell("Nothing was deleted.");
        return EXIT.failed;
      }
      return destroy(projects, project, { traces, kept, isDeleting, json: options.json === true });
    },
    name,
  ).catch((error: unknown) => exitOfCancelled(error, "Nothing was deleted."));

async function destroy(
  projects: Projects,
  project: DescribeProjectOutput,
  {
    traces,
    kept,
    isDeleting,
    json,
  }: {
    readonly traces: Traces;
    readonly kept: readonly string[];
    readonly isDeleting: boolean;
    readonly json: boolean;
  },
): Promise<number> {
  const ProjectName = project.ProjectName ?? "";
  const not = isDeleting ? undefined : await lastOperationOf(projects, project);
  if (!isDeleting) await sendDeletion(projects, project);
  const before = isDeleting ? {} : { before: project };
  const watched = await watchOperation(projects, project, {
    operation: "delete",
    not,
    stack: traces.stack,
    ...before,
  });
  if (watched.kind === "left") return watched.code;
  const base = { projectName: ProjectName, projectId: project.ProjectId ?? "", kept: [...kept] };
  if (watched.kind === "failed") {
    const issue = failureOf(watched, { operation: "delete", name: ProjectName, projects });
    printIssues([issue]);
    const document: DeletedProjectDocument = {
      ...base,
      gone: [],
      remains: [...traces.what],
      unseen: [...watched.sight.observed.unseen],
      failure: { ...watched.cause, where: [...watched.cause.where], hint: issue.hint },
    };
    if (json) printJson(document);
    return EXIT.failed;
  }
  const { gone, remains, unseen } = await lookForRemains(projects, project, traces);
  printIssues(unseen);
  if (remains.length > 0) printIssues([projectRemains(ProjectName, remains)]);
  const document: DeletedProjectDocument = {
    ...base,
    gone: [...gone],
    remains: [...remains],
    unseen: [...unseen],
  };
  if (json) printJson(document);
  else
    printData(
      `${ProjectName} is deleted. Looked at afterwards, and gone: ${gone.join(", ") || "the project"}.\n`,
    );
  return remains.length === 0 ? EXIT.done : EXIT.failed;
}

/** Issue: PROJECT_NOT_CONFIRMED where the name was not said once more, and there is no terminal to ask on. */
async function isConfirmed(name: string, { yes, confirm }: DeleteProjectOptions): Promise<boolean> {
  const flags = `--yes --confirm ${name}`;
  if (confirm !== undefined && confirm !== name)
    throw new UsageError([
      projectNotConfirmed(`--confirm names ${JSON.stringify(confirm)}, not ${name}`, flags),
    ]);
  if (yes === true && confirm === name) return true;
  if (!canAsk())
    throw new UsageError([projectNotConfirmed("A deletion is confirmed by the project's name", flags)]);
  return askName(`Type ${name} to delete it`, name);
}
