import type {
  CreateProjectInput,
  DescribeProjectOutput,
  Tag,
  UpdateProjectInput,
} from "@aws-sdk/client-sagemaker";
import { type ProjectParameterKey, projectParameters } from "@sagewright/core/project";
import type { Template } from "./find-template.ts";

/** The parameters of a project that a user gives; on this machine not all of them. */
export type AskedParameters = {
  readonly [Key in Exclude<ProjectParameterKey, "projectName" | "projectId">]?: string;
};

export interface ProjectWish {
  readonly name: string;
  readonly description?: string;
  readonly parameters: AskedParameters;
  readonly template: Template;
  readonly tags?: readonly Tag[];
}

/** Stands for a template where the seed code of this machine is the template. */
const LOCAL_TEMPLATE = {
  TemplateName: "sagewright-local",
  TemplateURL: "https://localhost/sagewright/project.json",
};

/**
 * What CreateProject is asked for.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProject.html
 */
export function createRequest({
  name,
  description,
  parameters,
  template,
  tags = [],
}: ProjectWish): CreateProjectInput {
  const Parameters = keyValues(parameters);
  return {
    ProjectName: name,
    ...(description !== undefined && { ProjectDescription: description }),
    ...(template.kind === "service-catalog"
      ? {
          ServiceCatalogProvisioningDetails: {
            ProductId: template.productId,
            ProvisioningArtifactId: template.artifactId,
            ...(template.pathId !== undefined && { PathId: template.pathId }),
            ProvisioningParameters: Parameters,
          },
        }
      : {
          TemplateProviders: [{ CfnTemplateProvider: { ...cfnTemplate(template), Parameters } }],
        }),
    ...(tags.length > 0 && { Tags: [...tags] }),
  };
}

const cfnTemplate = (template: Exclude<Template, { readonly kind: "service-catalog" }>) =>
  template.kind === "local"
    ? LOCAL_TEMPLATE
    : {
        TemplateName: template.name,
        TemplateURL: template.url,
        ...(template.roleArn !== undefined && { RoleARN: template.roleArn }),
      };

/**
 * What UpdateProject is asked for: the parameters as they are to be, and the version of the template.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateProject.html
 */
export function updateRequest(
  project: DescribeProjectOutput,
  {
    parameters,
    description,
    artifactId,
  }: {
    readonly parameters: Readonly<Record<string, string>>;
    readonly description?: string | undefined;
    readonly artifactId?: string | undefined;
  },
): UpdateProjectInput {
  const Parameters = Object.entries(parameters).map(([Key, Value]) => ({ Key, Value }));
  const provider = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail;
  return {
    ProjectName: project.ProjectName,
    ...(description !== undefined && { ProjectDescription: description }),
    ...(provider === undefined
      ? {
          ServiceCatalogProvisioningUpdateDetails: {
            ...(artifactId !== undefined && { ProvisioningArtifactId: artifactId }),
            ProvisioningParameters: Parameters,
          },
        }
      : {
          TemplateProvidersToUpdate: [
            {
              CfnTemplateProvider: {
                TemplateName: provider.TemplateName,
                TemplateURL: provider.TemplateURL,
                Parameters,
              },
            },
          ],
        }),
  };
}

/** Parameters under their names in a template. */
export const keyValues = (parameters: AskedParameters): { Key: string; Value: string }[] =>
  projectParameters.flatMap(({ key, cloudFormationName }) => {
    const value = key === "projectName" || key === "projectId" ? undefined : parameters[key];
    return value === undefined ? [] : [{ Key: cloudFormationName, Value: value }];
  });
