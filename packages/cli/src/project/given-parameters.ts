import type { Issue } from "@sagewright/core";
import {
  offeredParameters,
  type PlatformSettings,
  type ProjectParameter,
  type ProjectParameterKey,
  parseProjectParameters,
  projectFlags,
  projectParameters,
  seedTemplateNames,
} from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import { seedTemplateUnknown } from "../issues.ts";
import { UsageError } from "../usage-error.ts";
import { projectDescriptionInvalid } from "./issues.ts";
import { readParametersFile } from "./parameters-file.ts";
import type { PlaceOptions } from "./place-of.ts";

/** What was given of a project's parameters, by flags, argument and file, checked; some may be missing. */
export interface GivenParameters {
  readonly values: { readonly [Key in ProjectParameterKey]?: string };
  readonly description?: string;
}

export interface ParameterOptions extends PlaceOptions {
  readonly file?: string;
  readonly description?: string;
}

/**
 * The parameters that were given: flags over the file. All that is wrong is told at once, each at its place.
 *
 * Issues: PROJECT_PARAMETER_INVALID, SEED_TEMPLATE_UNKNOWN, PROJECT_FILE_INVALID.
 */
export async function givenParameters(
  name: string | undefined,
  options: ParameterOptions,
  settings: PlatformSettings | undefined,
): Promise<GivenParameters> {
  const flags = { ...givenFlags(options, projectFlags()), ...(name !== undefined && { projectName: name }) };
  const file = options.file === undefined ? undefined : await readParametersFile(options.file);
  const { description: described, ...fromFile } = file?.values ?? {};
  const values: Readonly<Record<string, string>> = {
    ...fromFile,
    ...(flags as Readonly<Record<string, string>>),
  };
  const issues: Issue[] = Object.entries(values).flatMap(([key, value]) => {
    const issue = issueOf(key as ProjectParameterKey, value, settings);
    if (issue === undefined) return [];
    const flag = key === "projectName" ? "name" : `--${parameterOf(key)?.flag}`;
    return [{ ...issue, path: [Object.hasOwn(flags, key) ? flag : (file?.placeOf(key) ?? flag)] }];
  });
  const description = options.description ?? described;
  if (description !== undefined && !/^[\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]{0,1024}$/u.test(description))
    issues.push(
      projectDescriptionInvalid(
        options.description === undefined ? (file?.placeOf("description") ?? "") : "--description",
      ),
    );
  if (issues.length > 0) throw new UsageError(issues);
  return { values, ...(description !== undefined && { description }) };
}

const parameterOf = (key: string): ProjectParameter | undefined =>
  projectParameters.find((parameter) => parameter.key === key);

/** What is wrong with one value, held against what the platform offers where that is known. */
export function issueOf(
  key: ProjectParameterKey,
  value: string,
  settings: PlatformSettings | undefined,
): Issue | undefined {
  const offered = settings === undefined ? projectParameters : offeredParameters(settings);
  const examples = Object.fromEntries(offered.map((parameter) => [parameter.key, parameter.example]));
  const checked = parseProjectParameters({ ...examples, [key]: value }, settings);
  const issue = checked.ok ? undefined : checked.issues.find(({ path }) => path[0] === key);
  if (issue !== undefined || key !== "seedTemplate" || settings === undefined) return issue;
  const known = seedTemplateNames(settings);
  return known.includes(value) ? undefined : seedTemplateUnknown(value, known);
}
