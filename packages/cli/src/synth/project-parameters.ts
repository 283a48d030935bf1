import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Issue, parseJson, SagewrightError } from "@sagewright/core";
import {
  offeredParameters,
  type PlatformSettings,
  type ProjectParameterKey,
  type ProjectParameters,
  parseProjectParameters,
  projectFlags,
  projectParameters,
  seedTemplateNames,
} from "@sagewright/core/project";
import { flagged } from "../config/flagged.ts";
import { projectParametersAreExamples, seedTemplateUnknown, stackFolderOfAnotherProject } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import { type Ask, askParameters } from "./ask-parameters.ts";

/** Terraform reads the variables from this file by itself; a user edits it. */
export const VARIABLES_FILE = "terraform.tfvars.json";

export interface ProjectParametersOptions {
  readonly out: string;
  readonly force?: boolean;
  /** Puts questions for what no flag says. @default nothing is asked */
  readonly ask?: Ask | undefined;
}

type Given = { readonly [Key in ProjectParameterKey]?: string };

/**
 * The parameters of the project: as the flags say, else as is answered, else as an earlier synth of it (and who has edited that since) left them in
 * the folder, else the defaults. What is still missing takes example values, so that the stack can be looked at.
 *
 * Issues: PROJECT_PARAMETER_INVALID, SEED_TEMPLATE_UNKNOWN, STACK_FOLDER_OF_ANOTHER_PROJECT. Warning: PROJECT_PARAMETERS_ARE_EXAMPLES.
 */
export async function projectParametersFor(
  flagsGiven: Given,
  settings: PlatformSettings,
  { out, force = false, ask }: ProjectParametersOptions,
): Promise<{ readonly parameters: ProjectParameters; readonly warnings: readonly Issue[] }> {
  const file = join(resolve(out), VARIABLES_FILE);
  const kept = force ? {} : await keptParameters(file);
  mustBeTheSameProject(kept, flagsGiven, out);
  const given = { ...flagsGiven, ...(ask && (await askedFor(flagsGiven, kept, settings, ask))) };
  mustBeTheSameProject(kept, given, out);
  const flags = projectFlags();
  const said = { ...kept, ...given };
  const examples = offeredParameters(settings).filter(
    ({ key, example, default: value }) =>
      value === undefined && given[key] === undefined && (said[key] ?? example) === example,
  );
  const values = { ...Object.fromEntries(examples.map(({ key, example }) => [key, example])), ...said };
  const checked = parseProjectParameters(values, settings);
  if (!checked.ok) throw flagged(checked.issues, given, flags, displayPath(file));
  const { seedTemplate } = checked.value;
  const known = seedTemplateNames(settings);
  if (!known.includes(seedTemplate)) {
    throw flagged([seedTemplateUnknown(seedTemplate, known)], given, flags, displayPath(file));
  }
  const names = examples.map(({ flag }) => `--${flag}`);
  return {
    parameters: checked.value,
    warnings: names.length === 0 ? [] : [projectParametersAreExamples(displayPath(file), names)],
  };
}

/** Answers for all that no flag says. */
function askedFor(given: Given, kept: Given, settings: PlatformSettings, ask: Ask): Promise<Given> {
  const offered = offeredParameters(settings);
  const examples = Object.fromEntries(offered.map(({ key, example }) => [key, example]));
  const faultOf = (key: ProjectParameterKey, value: string): string | undefined => {
    const checked = parseProjectParameters({ ...examples, [key]: value }, settings);
    return checked.ok ? undefined : checked.issues.find(({ path }) => path[0] === key)?.message;
  };
  const parameters = offered.filter(({ key }) => given[key] === undefined);
  return askParameters({ parameters, present: kept, faultOf }, ask);
}

async function keptParameters(file: string): Promise<Given> {
  if (!existsSync(file)) return {};
  const document = parseJson(await readFile(file, "utf8"));
  if (!document.ok) {
    throw new SagewrightError(
      document.issues.map((issue) => ({
        ...issue,
        path: [displayPath(file), ...issue.path.filter(Boolean)],
      })),
    );
  }
  const variables = new Map(Object.entries({ ...(document.value as object | null) }));
  return Object.fromEntries(
    projectParameters.flatMap(({ key, terraformName }) =>
      variables.has(terraformName) ? [[key, variables.get(terraformName)]] : [],
    ),
  );
}

/** A stack applied with another project's values would replace what that one has. An example id is nobody's. */
function mustBeTheSameProject(kept: Given, given: Given, out: string): void {
  const other = projectParameters.find(
    ({ key, example }) =>
      (key === "projectName" || (key === "projectId" && kept[key] !== example)) &&
      kept[key] !== undefined &&
      given[key] !== undefined &&
      kept[key] !== given[key],
  )?.key;
  if (other === undefined) return;
  throw new SagewrightError([
    stackFolderOfAnotherProject(displayPath(resolve(out)), String(kept[other]), String(given[other])),
  ]);
}
