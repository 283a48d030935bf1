import type { JsonObject } from "@sagewright/core";
import type { ProjectRecord } from "../projects/project-record.ts";
import { seconds } from "./timestamps.ts";

/** The answer of DescribeProject. What was given as a template comes back with the parameters as they hold. */
export const projectDocument = (project: ProjectRecord): JsonObject => ({
  ...projectSummary(project),
  ...templateDetails(project),
  CreatedBy: {},
  LastModifiedTime: seconds(project.lastModifiedTime),
  LastModifiedBy: {},
});

/** A member of the answer of ListProjects. */
export const projectSummary = (project: ProjectRecord): JsonObject => ({
  ProjectName: project.name,
  ...(project.description === undefined ? {} : { ProjectDescription: project.description }),
  ProjectArn: project.arn,
  ProjectId: project.id,
  CreationTime: seconds(project.creationTime),
  ProjectStatus: project.status,
});

/** The status message stands where the service tells why a template could not be applied. */
function templateDetails({ template, parameters, statusMessage }: ProjectRecord): JsonObject {
  const list = Object.entries(parameters).map(([Key, Value]) => ({ Key, Value }));
  if (template.cloudFormation !== undefined) {
    const stack = statusMessage === undefined ? {} : { StackDetail: { StatusMessage: statusMessage } };
    return {
      TemplateProviderDetails: [
        { CfnTemplateProviderDetail: { ...template.cloudFormation, Parameters: list, ...stack } },
      ],
    };
  }
  return {
    // Without a product there is nothing to say where the parameters belong but this.
    ServiceCatalogProvisioningDetails: {
      ProductId: "sagewright-local",
      ...template.serviceCatalog,
      ProvisioningParameters: list,
    },
    ...(statusMessage === undefined
      ? {}
      : { ServiceCatalogProvisionedProductDetails: { ProvisionedProductStatusMessage: statusMessage } }),
  };
}
