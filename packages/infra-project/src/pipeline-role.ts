import { allowBuildApproval } from "./build-approval.ts";
import { allowConnection } from "./connection.ts";
import { allowKey } from "./encryption.ts";
import { allow } from "./policy.ts";
import { arnOf, bucketArn, type Project } from "./project.ts";
import { type ServiceRole, serviceRole } from "./service-role.ts";

/**
 * What CodePipeline may do: read the repository, keep artifacts, ask for approval, start the one build.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
 */
export const pipelineRole = (project: Project, topicKeyArn: string): ServiceRole =>
  serviceRole(project, "pipeline_role", {
    name: project.names.pipelineRole,
    description: "CodePipeline of one SageMaker project.",
    service: "codepipeline.amazonaws.com",
    sourceArns: [arnOf(project, "codepipeline", project.names.codePipeline)],
    statements: [
      allowConnection(project, ["UseConnection"]),
      allow(
        "Build",
        ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
        [arnOf(project, "codebuild", `project/${project.names.buildProject}`)],
      ),
      allow(
        "ArtifactBucket",
        ["s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"],
        [bucketArn(project, project.names.artifactBucket)],
      ),
      allow(
        "Artifacts",
        ["s3:AbortMultipartUpload", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
        [bucketArn(project, `${project.names.artifactBucket}/*`)],
      ),
      ...allowBuildApproval(project, topicKeyArn),
      ...allowKey(project),
    ],
  });
