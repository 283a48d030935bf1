import { projectNames, stateKey } from "@sagewright/core/project";
import type { Tag, World } from "../world.ts";
import { startBuild } from "./build.ts";

interface Identity {
  readonly projectName: string;
  readonly projectId: string;
}

const tagsOf = (world: World, { projectName, projectId }: Identity): Tag[] => [
  { Key: "sagemaker:project-name", Value: projectName },
  { Key: "sagemaker:project-id", Value: projectId },
  { Key: "sagemaker:project-arn", Value: world.arn("sagemaker", `project/${projectName}`) },
];

/** What Terraform makes of one project, and what the first push to it leaves. */
export function makeResources(
  world: World,
  identity: Identity,
  parameters: { readonly [name: string]: string },
): void {
  const names = projectNames(identity, world);
  if (world.codePipelines.has(names.codePipeline)) return;
  const now = world.now();
  const role = `arn:${world.partition}:iam::${world.account}:role/sagewright/acme/prod/${names.executionRole}`;
  bucketOf(world, world.names.stateBucket).objects.set(stateKey(identity.projectId), {
    body: JSON.stringify({ version: 4, outputs: { project_id: { value: identity.projectId } } }),
    tags: [],
  });
  bucketOf(world, names.artifactBucket);
  world.codeRepositories.set(names.codeRepository, {
    CodeRepositoryName: names.codeRepository,
    CodeRepositoryArn: world.arn("sagemaker", `code-repository/${names.codeRepository}`),
    CreationTime: now,
    LastModifiedTime: now,
    GitConfig: {
      RepositoryUrl: parameters.RepositoryUrl ?? "https://github.com/octo/churn.git",
      Branch: parameters.RepositoryBranch ?? "main",
    },
  });
  const groupArn = world.arn("sagemaker", `model-package-group/${names.modelPackageGroup}`);
  world.modelPackageGroups.set(names.modelPackageGroup, {
    ModelPackageGroupName: names.modelPackageGroup,
    ModelPackageGroupArn: groupArn,
    CreationTime: now,
    ModelPackageGroupStatus: "Completed",
  });
  const pipelineArn = world.arn("sagemaker", `pipeline/${names.sagemakerPipeline.toLowerCase()}`);
  world.pipelines.set(names.sagemakerPipeline, {
    PipelineArn: pipelineArn,
    PipelineName: names.sagemakerPipeline,
    RoleArn: role,
    CreationTime: now,
    LastModifiedTime: now,
  });
  for (const arn of [groupArn, pipelineArn]) world.tags.set(arn, tagsOf(world, identity));
  world.codePipelines.set(names.codePipeline, { stages: [], executions: [] });
  runModelBuild(world, identity, "Succeeded");
}

/** What deleting the project leaves: the model group stays if there are models in it, pipelines and their runs stay. */
export function destroyResources(world: World, identity: Identity): void {
  const names = projectNames(identity, world);
  bucketOf(world, world.names.stateBucket).objects.delete(stateKey(identity.projectId));
  world.buckets.delete(names.artifactBucket);
  world.codeRepositories.delete(names.codeRepository);
  world.codePipelines.delete(names.codePipeline);
  world.modelPackageGroups.delete(names.modelPackageGroup);
  world.pipelines.delete(names.sagemakerPipeline);
  world.buildProjects.delete(names.buildProject);
  for (const log of [...world.logs.keys()])
    if (log.startsWith(`/aws/codebuild/${names.buildProject} `)) world.logs.delete(log);
}

/** A push: CodePipeline fetches it, and CodeBuild deploys and starts the pipeline. */
export function runModelBuild(
  world: World,
  identity: Identity,
  status: "InProgress" | "Succeeded" | "Failed",
): void {
  const names = projectNames(identity, world);
  const pipeline = world.codePipelines.get(names.codePipeline);
  if (pipeline === undefined) return;
  const execution = { pipelineExecutionId: world.newUuid(), status } as const;
  const now = world.now();
  const { build, say, end } = startBuild(world, names.buildProject, `/aws/codebuild/${names.buildProject}`);
  say("[Container] 2026/01/01 00:00:00 Phase BUILD", "$ npx sagewright deploy --target aws");
  if (status === "Failed") say("error ROLE_MISSING pipeline.ts");
  if (status !== "InProgress") end(status === "Failed" ? "FAILED" : "SUCCEEDED");
  const revision = { revisionId: "0123456789abcdef0123456789abcdef01234567", revisionSummary: "Seed code" };
  pipeline.executions.unshift({
    ...execution,
    startTime: now,
    lastUpdateTime: now,
    sourceRevisions: [{ actionName: "Source", ...revision }],
    trigger: { triggerType: "CreatePipeline", triggerDetail: world.arn("codepipeline", names.codePipeline) },
    executionMode: "SUPERSEDED",
    executionType: "STANDARD",
  });
  pipeline.stages.splice(
    0,
    pipeline.stages.length,
    {
      stageName: "Source",
      latestExecution: { pipelineExecutionId: execution.pipelineExecutionId, status: "Succeeded" },
      actionStates: [
        {
          actionName: "Source",
          latestExecution: {
            status: "Succeeded",
            summary: revision.revisionSummary,
            lastStatusChange: now,
            externalExecutionId: revision.revisionId,
          },
        },
      ],
    },
    {
      stageName: "Build",
      latestExecution: execution,
      actionStates: [
        {
          actionName: "BuildAndExecuteSageMakerPipeline",
          latestExecution: {
            status,
            lastStatusChange: now,
            externalExecutionId: build.id,
            ...(build.logs?.deepLink !== undefined && { externalExecutionUrl: build.logs.deepLink }),
            ...(status === "Failed" && {
              errorDetails: { code: "JobFailed", message: "Build terminated with state: FAILED" },
            }),
          },
        },
      ],
    },
  );
}

export function bucketOf(world: World, name: string) {
  const found = world.buckets.get(name) ?? { objects: new Map() };
  world.buckets.set(name, found);
  return found;
}
