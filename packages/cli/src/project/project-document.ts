import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import type { Issue } from "@sagewright/core";
import { projectNames } from "@sagewright/core/project";
import { accountOf } from "../aws/account-of.ts";
import { partitionOf } from "../aws/partition.ts";
import type { ProjectDocument } from "../documents/project.ts";
import { type LatestBuild, latestBuild } from "./code-pipeline.ts";
import { consoleLinks } from "./console-links.ts";
import { describeProduct, versionOf } from "./find-product.ts";
import { localBuild } from "./local-build.ts";
import type { Projects } from "./open-projects.ts";
import { modelsOf, pipelinesOf } from "./project-resources.ts";
import { provisionedProductOf, stackOf } from "./provisioned-product.ts";
import { statusMessage } from "./root-cause.ts";
import { describeStack, outputsOf } from "./stack-outputs.ts";
import { parametersOf } from "./template-parameters.ts";
import { unseenOf } from "./unseen-of.ts";

/** A project with all that is known of it. */
export interface ProjectRecord {
  readonly document: ProjectDocument;
  /** What could not be looked at, as the document has it. */
  readonly unseen: readonly Issue[];
  readonly build?: LatestBuild;
}

/** Asks for all that belongs to a project. What the caller may not see is left out, and said. */
export async function projectRecord(
  projects: Projects,
  project: DescribeProjectOutput,
): Promise<ProjectRecord> {
  const unseen: Issue[] = [];
  const look = async <T>(what: string, read: () => Promise<T | undefined>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      unseen.push(unseenOf(what, error));
      return undefined;
    }
  };
  const { ProjectName: projectName = "", ProjectId: projectId = "", ProjectArn: projectArn = "" } = project;
  const { aws, region } = projects;
  const identity = { projectName, projectId };
  const names = projectNames(identity, { account: accountOf(projectArn), region });
  const product = aws && (await look("What Service Catalog knows", () => provisionedProductOf(aws, project)));
  const stack = stackOf(project, product);
  const [described, template, build, pipelines, models] = await Promise.all([
    aws && stack !== undefined ? look("The stack", () => describeStack(aws, stack)) : undefined,
    templateOf(projects, project, look),
    aws === undefined
      ? localBuild(projects, projectId)
      : look("The build of the code", () => latestBuild(aws, names.codePipeline)),
    look("The pipelines", () => pipelinesOf(projects, identity)),
    look("The models", () => modelsOf(projects, identity)),
  ]);
  const outputs = outputsOf(described);
  const parameters = parametersOf(project, described);
  const url = parameters.RepositoryUrl;
  const message = statusMessage(project);
  const createdBy = project.CreatedBy?.UserProfileName ?? project.CreatedBy?.IamIdentity?.Arn;
  const { buildId: _, ...shown } = build ?? { buildId: undefined };
  const document: ProjectDocument = {
    target: projects.target,
    projectName,
    projectId,
    projectArn,
    status: project.ProjectStatus ?? "",
    ...(message !== undefined && { statusMessage: message }),
    ...(project.ProjectDescription && { description: project.ProjectDescription }),
    ...(project.CreationTime !== undefined && { creationTime: project.CreationTime.toISOString() }),
    ...(project.LastModifiedTime !== undefined && {
      lastModifiedTime: project.LastModifiedTime.toISOString(),
    }),
    ...(createdBy !== undefined && { createdBy }),
    template,
    parameters,
    ...(url !== undefined && { repository: { url, branch: parameters.RepositoryBranch ?? "main" } }),
    ...(stack !== undefined && aws !== undefined && { stack }),
    outputs,
    links:
      aws === undefined
        ? {}
        : consoleLinks(
            { partition: partitionOf(projectArn), region },
            {
              codePipeline: build === undefined ? outputs.PipelineName : names.codePipeline,
              stack: described?.StackId ?? stack,
              provisionedProduct: product?.id,
              runLog: outputs.RunLog,
            },
          ),
    ...("pipeline" in shown && { latestBuild: shown }),
    pipelines: pipelines ?? [],
    models: models ?? [],
    unseen: [...unseen],
  };
  return { document, unseen, ...(build !== undefined && { build }) };
}

type Look = <T>(what: string, read: () => Promise<T | undefined>) => Promise<T | undefined>;

/** What the project was made from, and whether there is something newer. */
async function templateOf(
  projects: Projects,
  project: DescribeProjectOutput,
  look: Look,
): Promise<ProjectDocument["template"]> {
  const provider = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail;
  if (projects.aws === undefined)
    return { kind: "local", name: provider?.TemplateName ?? "sagewright-local" };
  if (provider !== undefined)
    return { kind: "s3", name: provider.TemplateURL ?? provider.TemplateName ?? "" };
  const details = project.ServiceCatalogProvisioningDetails;
  const { ProductId = "", ProvisioningArtifactId } = details ?? {};
  const clients = projects.aws;
  const product = await look("The product", () => describeProduct(clients, { Id: ProductId }));
  const version = product?.artifacts.find(({ Id }) => Id === ProvisioningArtifactId);
  const newest = product && (await look("The versions", async () => versionOf(product, undefined)));
  const isOld =
    newest !== undefined && ProvisioningArtifactId !== undefined && newest.Id !== ProvisioningArtifactId;
  const shown = version?.Name ?? ProvisioningArtifactId;
  return {
    kind: "service-catalog",
    name: product?.name ?? ProductId,
    ...(shown !== undefined && { version: shown }),
    ...(isOld && newest.Name !== undefined && { newer: newest.Name }),
  };
}
