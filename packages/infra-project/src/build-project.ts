import { buildEnvironment } from "@sagewright/core/project";
import type { ArtifactBucket } from "./artifact-bucket.ts";
import { CodebuildProject, type CodebuildProjectConfig, type ITerraformDependable } from "./bindings.ts";
import { buildLogGroupName, logGroup } from "./log-group.ts";
import { buildNetwork } from "./network.ts";
import type { Project } from "./project.ts";
import type { ServiceRole } from "./service-role.ts";

/**
 * Image of all builds of a project; the seed code's buildspec chooses Node's version in it.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
 */
export const BUILD_IMAGE = "aws/codebuild/amazonlinux-x86_64-standard:5.0";

/** A build waits for the pipeline that it starts, which trains models: as long as CodeBuild lets it. */
const BUILD_TIMEOUT_IN_MINUTES = 480;
const QUEUED_TIMEOUT_IN_MINUTES = 60;

/** The buildspec of the seed code, in the repository. */
const BUILDSPEC = "codebuild-buildspec.yml";

export interface BuildProjectProps {
  readonly role: ServiceRole;
  readonly bucket: ArtifactBucket;
  readonly executionRoleArn: string;
  /** What outlives the build when the project is deleted. */
  readonly after: readonly ITerraformDependable[];
}

/** The model build: checks, tests, deploys and starts the pipeline that is in the repository. */
export function buildProject(project: Project, props: BuildProjectProps): CodebuildProject {
  const { names, variables, settings } = project;
  const logs = logGroup(project, "build_logs", buildLogGroupName(names.buildProject));
  return new CodebuildProject(project.stack, "build_project", {
    name: names.buildProject,
    description: "Builds and starts the SageMaker pipeline of a project.",
    serviceRole: props.role.arn,
    buildTimeout: BUILD_TIMEOUT_IN_MINUTES,
    queuedTimeout: QUEUED_TIMEOUT_IN_MINUTES,
    ...(settings.kmsKeyArn !== undefined && { encryptionKey: settings.kmsKeyArn }),
    artifacts: { type: "CODEPIPELINE" },
    source: { type: "CODEPIPELINE", buildspec: BUILDSPEC },
    environment: buildImage({
      ...buildEnvironment({
        projectName: variables.projectName,
        projectId: variables.projectId,
        projectArn: project.arn,
        sagemakerPipeline: names.sagemakerPipeline,
        executionRoleArn: props.executionRoleArn,
        artifactBucket: props.bucket.name,
        region: project.place.region,
      }),
    }),
    logsConfig: { cloudwatchLogs: { groupName: logs.name } },
    ...buildNetwork(project),
    tags: project.tags,
    dependsOn: [...props.role.ready, ...props.after],
  });
}

/** The machine of a build, with environment variables. */
export const buildImage = (
  variables: Readonly<Record<string, string>>,
): CodebuildProjectConfig["environment"] => ({
  type: "LINUX_CONTAINER",
  computeType: "BUILD_GENERAL1_SMALL",
  image: BUILD_IMAGE,
  imagePullCredentialsType: "CODEBUILD",
  privilegedMode: false,
  environmentVariable: Object.entries(variables).map(([name, value]) => ({ name, value, type: "PLAINTEXT" })),
});
