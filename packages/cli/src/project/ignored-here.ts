import type { Issue } from "@sagewright/core";
import { projectFlags } from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import type { TemplateOptions } from "./find-template.ts";
import { projectOptionIgnored } from "./issues.ts";

/** Parameters that a project on this machine has as well. */
const HELD: readonly string[] = ["projectName", "repositoryBranch", "seedTemplate"];

const TEMPLATE_FLAGS: { readonly [Key in keyof TemplateOptions]-?: string } = {
  product: "--product",
  artifact: "--artifact",
  path: "--path",
  templateUrl: "--template-url",
  roleArn: "--role-arn",
};

/** Warnings of the flags that were given for a project on this machine, and are about what only AWS has. */
export function ignoredHere(options: TemplateOptions & { readonly wait: boolean }): readonly Issue[] {
  const given: { readonly [key: string]: unknown } = givenFlags({ ...options }, projectFlags());
  const parameters = projectFlags().filter(({ key }) => given[key] !== undefined && !HELD.includes(key));
  const template = (Object.keys(TEMPLATE_FLAGS) as (keyof TemplateOptions)[]).filter(
    (key) => options[key] !== undefined,
  );
  return [
    ...parameters.map(({ flag }) => flag),
    ...template.map((key) => TEMPLATE_FLAGS[key]),
    ...(options.wait ? [] : ["--no-wait"]),
  ].map(projectOptionIgnored);
}
