import type { ArtifactBucket } from "./artifact-bucket.ts";
import { Codepipeline, type CodepipelineStage, type ITerraformDependable } from "./bindings.ts";
import type { Project } from "./project.ts";
import type { ServiceRole } from "./service-role.ts";

const SOURCE = "Source";
const SOURCE_ARTIFACT = "ModelBuildSourceArtifact";
const BUILD_ARTIFACT = "ModelBuildArtifact";

/** Days after which a question that nobody answers counts as refused. */
const APPROVAL_DAYS = 7;

export interface PipelineProps {
  readonly role: ServiceRole;
  readonly bucket: ArtifactBucket;
  readonly buildProject: string;
  /** Where CodePipeline asks for approval before each build; without it a build is not asked for. */
  readonly approvalTopicArn?: string | undefined;
  /** What must have been tried before the first run, such as the seed code's check-in. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * A push to the branch starts it: source, approval where the platform wants one, build.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
 */
export function pipeline(project: Project, props: PipelineProps): Codepipeline {
  const { kmsKeyArn } = project.settings;
  return new Codepipeline(project.stack, "pipeline", {
    name: project.names.codePipeline,
    roleArn: props.role.arn,
    pipelineType: "V2",
    // Builds deploy one and the same SageMaker pipeline: one at a time, and the newest commit is the one that counts.
    executionMode: "SUPERSEDED",
    artifactStore: [
      {
        type: "S3",
        location: props.bucket.name,
        ...(kmsKeyArn !== undefined && { encryptionKey: { id: kmsKeyArn, type: "KMS" } }),
      },
    ],
    stage: [
      source(project),
      ...(props.approvalTopicArn === undefined ? [] : [approval(props.approvalTopicArn)]),
      build(props.buildProject),
    ],
    trigger: [
      {
        providerType: "CodeStarSourceConnection",
        gitConfiguration: {
          sourceActionName: SOURCE,
          push: [{ branches: { includes: [project.variables.repositoryBranch] } }],
        },
      },
    ],
    tags: project.tags,
    dependsOn: [...props.role.ready, ...props.bucket.ready, ...props.after],
  });
}

const source = ({ variables, repositoryFullName }: Project): CodepipelineStage => ({
  name: "Source",
  action: [
    {
      name: SOURCE,
      category: "Source",
      owner: "AWS",
      // Connections have a new name, their action has not.
      provider: "CodeStarSourceConnection",
      version: "1",
      outputArtifacts: [SOURCE_ARTIFACT],
      configuration: {
        ConnectionArn: variables.connectionArn,
        FullRepositoryId: repositoryFullName,
        BranchName: variables.repositoryBranch,
        OutputArtifactFormat: "CODE_ZIP",
        // The trigger with its filter starts the pipeline; both would start it twice.
        DetectChanges: "false",
      },
    },
  ],
});

const approval = (topicArn: string): CodepipelineStage => ({
  name: "Approval",
  action: [
    {
      name: "ApproveBuild",
      category: "Approval",
      owner: "AWS",
      provider: "Manual",
      version: "1",
      timeoutInMinutes: APPROVAL_DAYS * 24 * 60,
      configuration: {
        CustomData: "Approve to build this commit and to start its SageMaker pipeline.",
        NotificationArn: topicArn,
      },
    },
  ],
});

const build = (projectName: string): CodepipelineStage => ({
  name: "Build",
  action: [
    {
      name: "BuildAndExecuteSageMakerPipeline",
      category: "Build",
      owner: "AWS",
      provider: "CodeBuild",
      version: "1",
      inputArtifacts: [SOURCE_ARTIFACT],
      outputArtifacts: [BUILD_ARTIFACT],
      configuration: { ProjectName: projectName },
    },
  ],
});
