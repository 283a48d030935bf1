import {
  ListModelPackagesCommand,
  ListTagsCommand,
  paginateListModelPackageGroups,
  paginateListPipelines,
} from "@aws-sdk/client-sagemaker";
import type { ProjectDocument } from "../documents/project.ts";
import { sagemakerCall } from "../sagemaker/sagemaker-call.ts";
import type { Projects } from "./open-projects.ts";

interface Identity {
  readonly projectName: string;
  readonly projectId: string;
}

/** Of each group so many models, the newest ones. */
const MODELS_OF_A_GROUP = 5;

/** The SageMaker pipelines that are tagged as the project's; only those are asked whose name begins with its own. */
export async function pipelinesOf(
  projects: Projects,
  { projectName, projectId }: Identity,
): Promise<ProjectDocument["pipelines"]> {
  const found: ProjectDocument["pipelines"] = [];
  await sagemakerCall(projects, { action: "sagemaker:ListPipelines", resource: "*" }, async () => {
    const request = { PipelineNamePrefix: projectName, MaxResults: 100 };
    for await (const { PipelineSummaries = [] } of paginateListPipelines(
      { client: projects.sagemaker },
      request,
    ))
      for (const {
        PipelineArn = "",
        PipelineName = "",
        LastModifiedTime,
        LastExecutionTime,
      } of PipelineSummaries) {
        if (!(await isOfProject(projects, PipelineArn, projectId))) continue;
        const changed = LastExecutionTime ?? LastModifiedTime;
        found.push({
          name: PipelineName,
          status: LastExecutionTime === undefined ? "never run" : "has run",
          ...(changed !== undefined && { lastModifiedTime: changed.toISOString() }),
        });
      }
  });
  return found;
}

/** The newest models of the groups that are tagged as the project's. */
export async function modelsOf(
  projects: Projects,
  { projectId }: Identity,
): Promise<ProjectDocument["models"]> {
  const groups: string[] = [];
  await sagemakerCall(projects, { action: "sagemaker:ListModelPackageGroups", resource: "*" }, async () => {
    const request = { NameContains: projectId, MaxResults: 100 };
    const pages = paginateListModelPackageGroups({ client: projects.sagemaker }, request);
    for await (const { ModelPackageGroupSummaryList = [] } of pages)
      for (const { ModelPackageGroupArn = "", ModelPackageGroupName = "" } of ModelPackageGroupSummaryList)
        if (await isOfProject(projects, ModelPackageGroupArn, projectId)) groups.push(ModelPackageGroupName);
  });
  const models = await Promise.all(groups.map((group) => newestModels(projects, group)));
  return models.flat();
}

async function newestModels(projects: Projects, group: string): Promise<ProjectDocument["models"]> {
  const call = { action: "sagemaker:ListModelPackages", resource: `model-package-group/${group}` };
  const { ModelPackageSummaryList = [] } = await sagemakerCall(projects, call, () =>
    projects.sagemaker.send(
      new ListModelPackagesCommand({
        ModelPackageGroupName: group,
        SortBy: "CreationTime",
        SortOrder: "Descending",
        MaxResults: MODELS_OF_A_GROUP,
      }),
    ),
  );
  return ModelPackageSummaryList.map((model) => ({
    group,
    ...(model.ModelPackageVersion !== undefined && { version: model.ModelPackageVersion }),
    arn: model.ModelPackageArn ?? "",
    approvalStatus: model.ModelApprovalStatus ?? "",
    ...(model.CreationTime !== undefined && { creationTime: model.CreationTime.toISOString() }),
  }));
}

async function isOfProject(projects: Projects, arn: string, projectId: string): Promise<boolean> {
  const { Tags = [] } = await sagemakerCall(projects, { action: "sagemaker:ListTags", resource: arn }, () =>
    projects.sagemaker.send(new ListTagsCommand({ ResourceArn: arn })),
  );
  return Tags.some(({ Key, Value }) => Key === "sagemaker:project-id" && Value === projectId);
}
