import { type Issue, SagewrightError } from "@sagewright/core";
import { projectParameterSchema, projectParameters } from "@sagewright/core/project";
import type { ProjectRequest } from "@sagewright/local-engine";
import { projectTemplates } from "../templates.ts";
import { gitProgram } from "./git.ts";
import { localParameterInvalid, localParameterUnknown, localSeedTemplateUnknown } from "./issues.ts";

/** A seed template that leaves the repository empty. */
export const NO_SEED = "none";

/** Those that count here, under the names of the product template. */
const HELD = ["repositoryBranch", "seedTemplate"] as const;

/**
 * The parameters of a project on this machine: branch and seed code as on AWS. What only AWS needs is taken and means nothing
 * here, so that the same request makes a project on either; its repository is the one that it gets.
 *
 * Issues: GIT_MISSING, LOCAL_PROJECT_PARAMETER_UNKNOWN, LOCAL_PROJECT_PARAMETER_INVALID, LOCAL_SEED_TEMPLATE_UNKNOWN.
 */
export async function planParameters({
  parameters: given,
}: ProjectRequest): Promise<Readonly<Record<string, string>>> {
  gitProgram();
  const known = projectParameters.map(({ cloudFormationName }) => cloudFormationName);
  const issues: Issue[] = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => localParameterUnknown(name, known));
  const held: Record<string, string> = {};
  for (const { key, cloudFormationName: name, default: standard = "", example } of projectParameters) {
    if (!HELD.some((each) => each === key)) continue;
    const parsed = projectParameterSchema(key).safeParse(given[name] ?? standard);
    if (parsed.success) held[name] = parsed.data;
    else issues.push(localParameterInvalid(name, parsed.error.issues[0]?.message ?? "", example));
  }
  const seeds = (await projectTemplates()).map(({ name }) => name);
  const { SeedTemplate: seed } = held;
  if (seed !== undefined && seed !== NO_SEED && !seeds.includes(seed)) {
    issues.push(localSeedTemplateUnknown(seed, seeds));
  }
  if (issues.length > 0) throw new SagewrightError(issues);
  return held;
}
