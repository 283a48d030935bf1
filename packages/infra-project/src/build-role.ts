import type { ITerraformDependable } from "./bindings.ts";
import { allowKey } from "./encryption.ts";
import { allowLogs, buildLogGroupName } from "./log-group.ts";
import { allowBuildNetwork } from "./network.ts";
import { allow, allowPassRole } from "./policy.ts";
import { arnOf, bucketArn, type Project, sageMakerArns } from "./project.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

const JOB_LOG_GROUPS = ["ProcessingJobs", "TrainingJobs", "TransformJobs"];

/**
 * What the model build may do: deploy, start and watch the project's pipelines, and keep code and artifacts in the
 * project's bucket. The project's id in the names keeps it from other projects; a suffix, as of the pipeline of a pull
 * request, is the build's own affair.
 */
export function buildRole(
  project: Project,
  executionRoleArn: string,
  rightsAfter: readonly ITerraformDependable[],
): ServiceRole {
  const { names } = project;
  const pipelines = sageMakerArns(project, "pipeline", `${names.sagemakerPipeline}*`);
  return serviceRole(project, "build_role", {
    name: names.buildRole,
    description: "Model build of one SageMaker project.",
    service: "codebuild.amazonaws.com",
    sourceArns: [arnOf(project, "codebuild", `project/${names.buildProject}`)],
    rightsAfter,
    statements: [
      allowLogs(project, buildLogGroupName(names.buildProject)),
      allow(
        "ArtifactBucket",
        ["s3:GetBucketLocation", "s3:ListBucket"],
        [bucketArn(project, names.artifactBucket)],
      ),
      allow(
        "Artifacts",
        ["s3:AbortMultipartUpload", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
        [bucketArn(project, `${names.artifactBucket}/*`)],
      ),
      allow(
        "Pipelines",
        [
          "sagemaker:AddTags",
          "sagemaker:CreatePipeline",
          "sagemaker:DescribePipeline",
          "sagemaker:DescribePipelineDefinitionForExecution",
          "sagemaker:DescribePipelineExecution",
          "sagemaker:ListPipelineExecutionSteps",
          "sagemaker:ListPipelineExecutions",
          "sagemaker:ListPipelineParametersForExecution",
          "sagemaker:ListPipelineVersions",
          "sagemaker:ListTags",
          "sagemaker:RetryPipelineExecution",
          "sagemaker:StartPipelineExecution",
          "sagemaker:StopPipelineExecution",
          "sagemaker:UpdatePipeline",
          "sagemaker:UpdatePipelineVersion",
        ],
        // The star at the end covers executions, too: pipeline/<name>/execution/<id>.
        pipelines,
      ),
      allow(
        "Jobs",
        ["sagemaker:DescribeProcessingJob", "sagemaker:DescribeTrainingJob"],
        [
          arnOf(project, "sagemaker", "processing-job/pipelines-*"),
          arnOf(project, "sagemaker", "training-job/pipelines-*"),
        ],
      ),
      allow(
        "JobLogs",
        ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
        JOB_LOG_GROUPS.map((group) => arnOf(project, "logs", `log-group:/aws/sagemaker/${group}:*`)),
      ),
      allow(
        "Models",
        [
          "sagemaker:AddTags",
          "sagemaker:CreateModelPackageGroup",
          "sagemaker:DescribeModelPackage",
          "sagemaker:DescribeModelPackageGroup",
          "sagemaker:ListModelPackages",
          "sagemaker:ListTags",
        ],
        [
          ...sageMakerArns(project, "model-package-group", `${names.modelPackageGroup}*`),
          ...sageMakerArns(project, "model-package", `${names.modelPackageGroup}*`),
        ],
      ),
      allow("Project", ["sagemaker:DescribeProject"], [project.arn]),
      allowPassRole("PipelineRole", executionRoleArn, "sagemaker.amazonaws.com"),
      ...allowBuildNetwork(project),
      ...allowKey(project),
    ],
  });
}
