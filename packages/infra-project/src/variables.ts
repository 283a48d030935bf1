import {
  type PlatformSettings,
  type ProjectParameterKey,
  projectParameters,
  seedTemplateNames,
  terraformVariables,
} from "@sagewright/core/project";
import { type TerraformStack, TerraformVariable } from "./bindings.ts";

/** References to the variables, by the key of the parameter: `var.project_id`. */
export type ProjectVariables = { readonly [K in ProjectParameterKey]: string };

/**
 * The parameters of a project as Terraform variables. A bundle knows which templates are in it, so a template that is
 * not is refused before anything is planned.
 */
export function projectVariables(stack: TerraformStack, settings: PlatformSettings): ProjectVariables {
  const definitions = terraformVariables(settings);
  const seedTemplates = seedTemplateNames(settings);
  return Object.fromEntries(
    projectParameters.map(({ key, terraformName }) => {
      const { validation = [], ...definition } = definitions[terraformName] ?? {};
      const variable = new TerraformVariable(stack, terraformName, {
        ...definition,
        validation: [
          ...validation.map((rule) => ({ condition: rule.condition, errorMessage: rule.error_message })),
          ...(key === "seedTemplate" ? [isInBundle(seedTemplates)] : []),
        ],
      });
      return [key, variable.stringValue];
    }),
  ) as ProjectVariables;
}

const isInBundle = (names: readonly string[]) => ({
  condition: `\${contains(${JSON.stringify(names)}, var.seed_template)}`,
  errorMessage: `Must be one of the seed templates of this platform: ${names.join(", ")}.`,
});
