import { type PlatformSettings, type ProjectParameterKey, projectParameters } from "@sagewright/core/project";
import { EXIT } from "../exit-code.ts";
import { askFields, askYes, exitOfCancelled } from "../form/form.ts";
import { printIssues } from "../print/issues.ts";
import { shellWord } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { table } from "../print/table.ts";
import { connectionChoices, mustBeUsable } from "../project/connections.ts";
import { createProject } from "../project/create-project.ts";
import { findTemplate, type Template, type TemplateOptions, templateText } from "../project/find-template.ts";
import { type GivenParameters, givenParameters, type ParameterOptions } from "../project/given-parameters.ts";
import { ignoredHere } from "../project/ignored-here.ts";
import { openProjects, type Projects } from "../project/open-projects.ts";
import { knownPlatform, withRegion } from "../project/place-of.ts";
import { missingFields, mustBeAskable } from "../project/project-form.ts";
import { createRequest } from "../project/project-request.ts";
import { tagsOf } from "../project/project-tags.ts";
import { startedDocument } from "../project/started-document.ts";
import { followCommand } from "../project/target-flag.ts";
import { tellOutcome } from "../project/tell-outcome.ts";
import { watchOperation } from "../project/watch-operation.ts";

export interface CreateProjectOptions extends ParameterOptions, TemplateOptions {
  readonly tag: Readonly<Record<string, string>>;
  readonly yes?: boolean;
  readonly wait: boolean;
}

/** Makes a project, from flags, a file or a form, and follows it to the end. */
export async function createProjectCommand(
  name: string | undefined,
  options: CreateProjectOptions,
): Promise<number> {
  const settings = await knownPlatform(options);
  const given = await givenParameters(name, options, settings);
  const tags = tagsOf(options.tag);
  mustBeAskable({ target: options.target, given: given.values });
  if (options.target === "local") printIssues(ignoredHere(options));
  const projects = await openProjects(withRegion(options, settings), "create");
  try {
    const template: Template =
      projects.aws === undefined
        ? { kind: "local" }
        : await findTemplate(projects.aws, options, { settings, region: projects.region });
    const values = await wanted(projects, given, { settings, template, yes: options.yes === true });
    if (values === undefined) return EXIT.failed;
    const { projectName = "", projectId: _, ...parameters } = values;
    const { description } = given;
    const wish = {
      name: projectName,
      parameters,
      template,
      tags,
      ...(description !== undefined && { description }),
    };
    const project = await createProject(projects, createRequest(wish));
    tell(`Project ${projectName} (${project.ProjectId}) is being made from ${templateText(template)}.`);
    if (!options.wait && projects.target === "aws") {
      tell(`Follow it with: ${followCommand(projects, projectName)}`);
      if (options.json) printJson(startedDocument(project));
      return EXIT.done;
    }
    const watched = await watchOperation(projects, project, { operation: "create" });
    if (watched.kind === "left" && options.json && projects.target === "aws")
      printJson(startedDocument(project));
    return await tellOutcome(projects, watched, {
      operation: "create",
      name: projectName,
      json: options.json === true,
    });
  } catch (error) {
    return exitOfCancelled(error, "Nothing was made.");
  } finally {
    await projects.close();
  }
}

/** The parameters with what a form has asked for; nothing where the last question was answered with no. */
async function wanted(
  projects: Projects,
  { values }: GivenParameters,
  {
    settings,
    template,
    yes,
  }: { readonly settings: PlatformSettings | undefined; readonly template: Template; readonly yes: boolean },
): Promise<{ readonly [Key in ProjectParameterKey]?: string } | undefined> {
  const { aws, target } = projects;
  await mustBeUsable(projects, values.connectionArn);
  const connections = async () => (aws === undefined ? [] : connectionChoices(aws));
  const fields = await missingFields({ target, given: values, settings, connections });
  const defaults =
    target === "local"
      ? ["repositoryBranch", "seedTemplate"]
      : projectParameters.map(({ key }) => String(key));
  const asked = await askFields(fields);
  await mustBeUsable(projects, asked.connectionArn);
  const complete = {
    ...Object.fromEntries(
      projectParameters.flatMap(({ key, default: value }) =>
        value === undefined || !defaults.includes(key) ? [] : [[key, value]],
      ),
    ),
    ...values,
    ...asked,
  };
  if (fields.length === 0) return complete;
  tell(`\n${summary(complete, template)}`);
  if (yes || (await askYes("Make this project?", true))) return complete;
  tell("Nothing was made.");
  return undefined;
}

function summary(values: Readonly<Record<string, string>>, template: Template): string {
  const style = styleFor(process.stderr);
  const rows = projectParameters.flatMap(({ key, label }) =>
    values[key] === undefined ? [] : [[style("bold", label), shellWord(values[key])]],
  );
  return table([...rows, [style("bold", "Template"), templateText(template)]]);
}
