import type { ProjectSummary } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { ProjectsDocument } from "../documents/project.ts";
import { EXIT } from "../exit-code.ts";
import { printData, printJson, tell } from "../print/output.ts";
import { plainLine } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { listProjects } from "../project/describe-project.ts";
import { openProjects, type Projects } from "../project/open-projects.ts";
import { knownPlatform, type PlaceOptions, withRegion } from "../project/place-of.ts";
import { statusFormat } from "../project/project-text.ts";

export interface ListProjectsOptions extends PlaceOptions {
  readonly status?: readonly string[];
  readonly nameContains?: string;
}

/** Lists the projects of an account and region, or of this machine. */
export async function listProjectsCommand(options: ListProjectsOptions): Promise<number> {
  const found = await foundProjects(options);
  const projects = found.filter(
    ({ ProjectStatus: status = "" }) => options.status === undefined || options.status.includes(status),
  );
  const document: ProjectsDocument = { projects: projects.map(listed) };
  const style = styleFor(process.stdout);
  if (options.json) printJson(document);
  else if (projects.length === 0) tell(noneText(found, options));
  else {
    printData(
      table([
        ["PROJECT", "STATUS", "CREATED", "ID", "DESCRIPTION"].map((title) => style("bold", title)),
        ...document.projects.map(
          ({ projectName, status, creationTime = "", projectId, description = "" }) => [
            projectName,
            style(statusFormat(status), status),
            creationTime.slice(0, 19).replace("T", " "),
            projectId,
            plainLine(description),
          ],
        ),
      ]),
    );
  }
  return EXIT.done;
}

async function foundProjects(options: ListProjectsOptions): Promise<readonly ProjectSummary[]> {
  const settings = await knownPlatform(options);
  let projects: Projects | undefined;
  try {
    projects = await openProjects(withRegion(options, settings), "read");
    return await listProjects(projects, { nameContains: options.nameContains });
  } catch (error) {
    // Nothing has been done here yet.
    if (error instanceof SagewrightError && error.issues[0]?.code === "EXECUTION_NONE") return [];
    throw error;
  } finally {
    await projects?.close();
  }
}

function noneText(
  found: readonly ProjectSummary[],
  { nameContains, ...options }: ListProjectsOptions,
): string {
  if (found.length > 0) return "No project has that status.";
  if (nameContains !== undefined) return `No project has ${JSON.stringify(nameContains)} in its name.`;
  return `There are no projects ${where(options)}.`;
}

const where = ({ target }: ListProjectsOptions): string =>
  target === "local" ? "on this machine" : "in this account and region";

const listed = (project: ProjectSummary): ProjectsDocument["projects"][number] => ({
  projectName: project.ProjectName ?? "",
  projectId: project.ProjectId ?? "",
  projectArn: project.ProjectArn ?? "",
  status: project.ProjectStatus ?? "",
  ...(project.ProjectDescription && { description: project.ProjectDescription }),
  ...(project.CreationTime !== undefined && { creationTime: project.CreationTime.toISOString() }),
});
