import {
  offeredParameters,
  type PlatformSettings,
  type ProjectParameterKey,
  projectParameters,
  seedTemplateNames,
} from "@sagewright/core/project";
import { type Choice, canAsk, type Field } from "../form/form.ts";
import { UsageError } from "../usage-error.ts";
import { issueOf } from "./given-parameters.ts";
import { projectParametersMissing } from "./issues.ts";

type Values = { readonly [Key in ProjectParameterKey]?: string };

/** What a project on AWS needs that has no default; on this machine a name is enough. */
const NEEDED = { aws: ["projectName", "repositoryUrl", "connectionArn"], local: ["projectName"] } as const;
const ASKED = {
  aws: ["projectName", "repositoryUrl", "repositoryBranch", "connectionArn", "seedTemplate"],
  local: ["projectName", "seedTemplate"],
} as const;

export interface FormOptions {
  readonly target: "aws" | "local";
  readonly given: Values;
  readonly settings: PlatformSettings | undefined;
  /** Asked for only where the form comes to it. */
  readonly connections: () => Promise<readonly Choice[]>;
}

/** Issue: PROJECT_PARAMETERS_MISSING where something must be asked for, and there is no terminal to ask on. */
export function mustBeAskable({ target, given }: Pick<FormOptions, "target" | "given">): void {
  const missing = NEEDED[target].filter((key) => given[key] === undefined);
  if (missing.length > 0 && !canAsk()) throw new UsageError([projectParametersMissing(missing.map(flagOf))]);
}

/** What must be asked for, so that a project can be made: nothing where all that it needs was given, else all that was not. */
export async function missingFields({
  target,
  given,
  settings,
  connections,
}: FormOptions): Promise<readonly Field<ProjectParameterKey>[]> {
  if (NEEDED[target].every((key) => given[key] !== undefined)) return [];
  const offered = settings === undefined ? projectParameters : offeredParameters(settings);
  const asked: readonly ProjectParameterKey[] = ASKED[target];
  const fields = offered.filter(({ key }) => asked.includes(key) && given[key] === undefined);
  return Promise.all(
    fields.map(async ({ key, label, description, constraint, default: preset }) => ({
      key,
      label,
      description: `${description} ${constraint.charAt(0).toUpperCase()}${constraint.slice(1)}.`,
      default: preset,
      faultOf: (value: string) => issueOf(key, value, settings)?.message,
      ...(key === "connectionArn" && { choices: await connections() }),
      ...(key === "seedTemplate" && { choices: seedChoices(settings), isClosed: settings !== undefined }),
    })),
  );
}

const flagOf = (key: ProjectParameterKey): string =>
  key === "projectName" ? "a name" : `--${projectParameters.find((each) => each.key === key)?.flag}`;

const seedChoices = (settings: PlatformSettings | undefined): readonly Choice[] =>
  seedTemplateNames(settings ?? { seedTemplates: {} }).map((name) => ({
    value: name,
    name,
    ...(name === "none" && { description: "leaves the repository as it is" }),
  }));
