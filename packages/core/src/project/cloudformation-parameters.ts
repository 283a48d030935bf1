import { type Offer, offeredParameters } from "./offered-parameters.ts";
import { type PlatformSettings, seedTemplateNames } from "./platform-settings.ts";
import { type ProjectParameter, projectParameters } from "./project-parameters.ts";

/** `Parameters` and `Metadata` of a CloudFormation template, ready to be merged into one. */
export interface CloudFormationParameters {
  readonly Parameters: Readonly<Record<string, CloudFormationParameter>>;
  readonly Metadata: {
    readonly "AWS::CloudFormation::Interface": {
      readonly ParameterGroups: readonly {
        readonly Label: { readonly default: string };
        readonly Parameters: readonly string[];
      }[];
      readonly ParameterLabels: Readonly<Record<string, { readonly default: string }>>;
    };
    readonly SagemakerTemplateParameterRules: Readonly<Record<string, { readonly Optional: boolean }>>;
  };
}

export interface CloudFormationParameter {
  readonly Type: "String";
  readonly Description: string;
  readonly AllowedPattern: string;
  readonly ConstraintDescription: string;
  readonly MinLength: number;
  readonly MaxLength: number;
  readonly Default?: string;
  readonly AllowedValues?: readonly string[];
}

/**
 * The parameters of the product template: what SageMaker fills in, and what a form asks the user.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html
 */
export function cloudFormationParameters(
  settings: Offer & Pick<PlatformSettings, "seedTemplates">,
): CloudFormationParameters {
  const groups = [...new Set(projectParameters.map(({ group }) => group))];
  return {
    Parameters: Object.fromEntries(
      offeredParameters(settings).map((parameter) => [
        parameter.cloudFormationName,
        cloudFormationParameter(parameter, settings),
      ]),
    ),
    Metadata: {
      "AWS::CloudFormation::Interface": {
        ParameterGroups: groups.map((group) => ({
          Label: { default: group },
          Parameters: projectParameters
            .filter((parameter) => parameter.group === group)
            .map(({ cloudFormationName }) => cloudFormationName),
        })),
        ParameterLabels: Object.fromEntries(
          projectParameters.map(({ cloudFormationName, label }) => [cloudFormationName, { default: label }]),
        ),
      },
      SagemakerTemplateParameterRules: Object.fromEntries(
        projectParameters
          .filter((parameter) => parameter.default !== undefined)
          .map(({ cloudFormationName }) => [cloudFormationName, { Optional: true }]),
      ),
    },
  };
}

const cloudFormationParameter = (
  parameter: ProjectParameter,
  settings: Pick<PlatformSettings, "seedTemplates">,
): CloudFormationParameter => ({
  Type: "String",
  Description: parameter.description,
  AllowedPattern: parameter.pattern,
  ConstraintDescription: `Must be ${parameter.constraint}.`,
  MinLength: parameter.minLength,
  MaxLength: parameter.maxLength,
  ...(parameter.default !== undefined && { Default: parameter.default }),
  ...(parameter.key === "seedTemplate" && { AllowedValues: seedTemplateNames(settings) }),
});
