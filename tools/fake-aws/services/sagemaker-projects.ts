import type {
  CreateProjectInput,
  CreateProjectOutput,
  DeleteProjectInput,
  DescribeProjectInput,
  DescribeProjectOutput,
  ListProjectsInput,
  ListProjectsOutput,
  UpdateProjectInput,
  UpdateProjectOutput,
} from "@aws-sdk/client-sagemaker";
import { pageOf, ServiceError } from "../service.ts";
import { creation, deletion, update } from "../stories/project.ts";
import { advance, begin } from "../story.ts";
import type { World } from "../world.ts";

const projectOf = (world: World, name: string | undefined): DescribeProjectOutput => {
  const project = world.projects.get(name ?? "");
  if (project === undefined) throw new ServiceError("ValidationException", `Project ${name} does not exist.`);
  return project;
};

const settled = (project: DescribeProjectOutput): DescribeProjectOutput => {
  if (/Pending|InProgress/.test(project.ProjectStatus ?? ""))
    throw new ServiceError(
      "ValidationException",
      `Project ${project.ProjectName} is in the status ${project.ProjectStatus}; it cannot be changed now.`,
    );
  return project;
};

/** The newest version that is not deprecated. */
const newestOf = (world: World, productId: string | undefined): string | undefined =>
  world.products.get(productId ?? "")?.artifacts.findLast(({ Guidance }) => Guidance !== "DEPRECATED")?.Id;

export const projectOperations = {
  CreateProject: (input: CreateProjectInput, world: World): CreateProjectOutput => {
    const { ProjectName: name = "", ServiceCatalogProvisioningDetails: launched, TemplateProviders } = input;
    const living = world.projects.get(name);
    if (living !== undefined && living.ProjectStatus !== "DeleteCompleted")
      throw new ServiceError("ValidationException", `Project ${name} already exists.`);
    if ((launched === undefined) === (TemplateProviders === undefined))
      throw new ServiceError(
        "ValidationException",
        "Exactly one of ServiceCatalogProvisioningDetails and TemplateProviders is required.",
      );
    if (launched !== undefined && !world.products.has(launched.ProductId ?? ""))
      throw new ServiceError("ValidationException", `Product ${launched.ProductId} does not exist.`);
    const arn = world.arn("sagemaker", `project/${name}`);
    const artifact = launched?.ProvisioningArtifactId ?? newestOf(world, launched?.ProductId);
    const project: DescribeProjectOutput = {
      ProjectArn: arn,
      ProjectName: name,
      ProjectId: world.newId("p"),
      ProjectStatus: "Pending",
      CreationTime: world.now(),
      ...(input.ProjectDescription !== undefined && { ProjectDescription: input.ProjectDescription }),
      ...(launched !== undefined && {
        ServiceCatalogProvisioningDetails: { ...launched, ProvisioningArtifactId: artifact },
      }),
      ...(TemplateProviders !== undefined && {
        TemplateProviderDetails: TemplateProviders.map(({ CfnTemplateProvider }) => ({
          ...(CfnTemplateProvider !== undefined && { CfnTemplateProviderDetail: { ...CfnTemplateProvider } }),
        })),
      }),
    };
    world.projects.set(name, project);
    world.tags.set(
      arn,
      (input.Tags ?? []).map(({ Key = "", Value = "" }) => ({ Key, Value })),
    );
    begin(world, creation(world, project));
    return { ProjectArn: arn, ProjectId: project.ProjectId };
  },

  /** Time goes by as long as someone asks: each answer comes one beat after the one before. */
  DescribeProject: (input: DescribeProjectInput, world: World): DescribeProjectOutput => {
    const project = projectOf(world, input.ProjectName);
    advance(world);
    return project;
  },

  ListProjects: (input: ListProjectsInput, world: World): ListProjectsOutput => {
    const found = [...world.projects.values()]
      .filter(({ ProjectName = "" }) => ProjectName.includes(input.NameContains ?? ""))
      .filter(({ ProjectStatus }) => ProjectStatus !== "DeleteCompleted");
    if (input.SortBy === "Name")
      found.sort((a, b) => ((a.ProjectName ?? "") < (b.ProjectName ?? "") ? -1 : 1));
    if (input.SortOrder === "Descending") found.reverse();
    const { items, next } = pageOf(found, input.NextToken, input.MaxResults);
    return {
      ProjectSummaryList: items.map(
        ({ ProjectName, ProjectDescription, ProjectArn, ProjectId, CreationTime, ProjectStatus }) => ({
          ProjectName,
          ProjectDescription,
          ProjectArn,
          ProjectId,
          CreationTime,
          ProjectStatus,
        }),
      ),
      ...(next !== undefined && { NextToken: next }),
    };
  },

  UpdateProject: (input: UpdateProjectInput, world: World): UpdateProjectOutput => {
    const project = settled(projectOf(world, input.ProjectName));
    const before = structuredClone(project);
    if (input.ProjectDescription !== undefined) project.ProjectDescription = input.ProjectDescription;
    const launched = project.ServiceCatalogProvisioningDetails;
    const change = input.ServiceCatalogProvisioningUpdateDetails;
    if (launched !== undefined && change !== undefined) {
      launched.ProvisioningArtifactId = change.ProvisioningArtifactId ?? launched.ProvisioningArtifactId;
      launched.ProvisioningParameters = change.ProvisioningParameters ?? launched.ProvisioningParameters;
    }
    const provider = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail;
    const template = input.TemplateProvidersToUpdate?.[0]?.CfnTemplateProvider;
    if (provider !== undefined && template !== undefined) {
      provider.TemplateName = template.TemplateName;
      provider.TemplateURL = template.TemplateURL;
      provider.Parameters = template.Parameters ?? provider.Parameters;
    }
    if (change !== undefined || template !== undefined) begin(world, update(world, before, project));
    return { ProjectArn: project.ProjectArn };
  },

  DeleteProject: (input: DeleteProjectInput, world: World): object => {
    const project = settled(projectOf(world, input.ProjectName));
    if (project.ProjectStatus === "DeleteCompleted")
      throw new ServiceError("ValidationException", `Project ${input.ProjectName} does not exist.`);
    begin(world, deletion(world, project));
    return {};
  },
};
