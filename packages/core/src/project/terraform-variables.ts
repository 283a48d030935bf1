import { type Offer, offeredParameters } from "./offered-parameters.ts";
import { type ProjectParameters, projectParameters } from "./project-parameters.ts";

/** One `variable` block in Terraform's JSON syntax. */
export interface TerraformVariable {
  readonly type: "string";
  readonly description: string;
  readonly nullable: false;
  readonly default?: string;
  readonly validation: readonly { readonly condition: string; readonly error_message: string }[];
}

/**
 * The Terraform variables of a project's stack, by name; each checks its value itself, so that a stack that is run by
 * hand takes no worse values than the template.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export const terraformVariables = (offer: Offer): Readonly<Record<string, TerraformVariable>> =>
  Object.fromEntries(
    offeredParameters(offer).map((parameter) => [
      parameter.terraformName,
      {
        type: "string",
        description: parameter.description,
        nullable: false,
        ...(parameter.default !== undefined && { default: parameter.default }),
        validation: [
          {
            condition: `\${length(var.${parameter.terraformName}) <= ${parameter.maxLength} && can(regex(${JSON.stringify(
              parameter.pattern,
            )}, var.${parameter.terraformName}))}`,
            error_message: `Must be ${parameter.constraint}.`,
          },
        ],
      },
    ]),
  );

/** The values as a variables document (`*.tfvars.json`). */
export const terraformVariablesDocument = (parameters: ProjectParameters): Readonly<Record<string, string>> =>
  Object.fromEntries(projectParameters.map(({ key, terraformName }) => [terraformName, parameters[key]]));
