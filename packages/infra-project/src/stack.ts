import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockTableName, type PlatformSettings } from "@sagewright/core/project";
import { artifactBucket } from "./artifact-bucket.ts";
import { App, S3Backend, TerraformStack } from "./bindings.ts";
import { buildApproval } from "./build-approval.ts";
import { buildProject } from "./build-project.ts";
import { buildRole } from "./build-role.ts";
import { cleanup } from "./cleanup.ts";
import { codeRepository } from "./code-repository.ts";
import { executionRole } from "./execution-role.ts";
import { TERRAFORM_VERSION_CONSTRAINT } from "./lock-file.ts";
import { modelApproval } from "./model-approval.ts";
import { modelPackageGroup } from "./model-package-group.ts";
import { outputs } from "./outputs.ts";
import { pipeline } from "./pipeline.ts";
import { pipelineRole } from "./pipeline-role.ts";
import { projectOf } from "./project.ts";
import { seed } from "./seed.ts";
import type { SeedAssets } from "./seed-assets.ts";
import { topicKey } from "./topic-key.ts";

/** A stack in Terraform's JSON syntax. */
export type StackJson = Readonly<Record<string, unknown>>;

/**
 * One project as Terraform JSON: the settings of the platform are decided, the parameters of the project are variables.
 * The same arguments give the same JSON.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function synthesizeProject(settings: PlatformSettings, assets: SeedAssets): StackJson {
  // An App makes folders as soon as it is there; these are not the caller's business.
  const outdir = mkdtempSync(join(tmpdir(), "sagewright-synth-"));
  try {
    const context = { targetVersions: { terraform: TERRAFORM_VERSION_CONSTRAINT.replace(",", "") } };
    const stack = new TerraformStack(new App({ outdir, stackTraces: false, context }), "project");
    stack.addOverride("terraform.required_version", TERRAFORM_VERSION_CONSTRAINT);
    addBackend(stack, settings);
    addProject(stack, settings, assets);
    stack.prepareStack();
    stack.runAllValidations();
    return stack.toTerraform() as StackJson;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Bucket, key and region come with `terraform init -backend-config`: a key for each project. */
function addBackend(stack: TerraformStack, settings: PlatformSettings): void {
  const known = {
    encrypt: true,
    // With a table, too: a run from before the table was asked for, or from after, locks out another.
    useLockfile: true,
    ...(settings.stateLock === "dynamodb" && { dynamodbTable: lockTableName(settings) }),
    ...(settings.kmsKeyArn !== undefined && { kmsKeyId: settings.kmsKeyArn }),
  };
  new S3Backend(stack, known as ConstructorParameters<typeof S3Backend>[1]);
}

function addProject(stack: TerraformStack, settings: PlatformSettings, assets: SeedAssets): void {
  const project = projectOf(stack, settings);
  const bucket = artifactBucket(project);
  const group = modelPackageGroup(project);
  const repository = codeRepository(project);
  const execution = executionRole(project);
  // Deleting goes the other way round: pipeline and build end, and with its rights what a build still does; then the
  // cleanup, then the group, the bucket and the role.
  const cleaning = cleanup(project, assets, [group, ...bucket.ready, ...execution.ready]);
  const build = buildProject(project, {
    role: buildRole(project, execution.arn, [cleaning]),
    bucket,
    executionRoleArn: execution.arn,
    after: [cleaning],
  });
  const seeding = seed(project, assets, bucket);
  const topicKeyArn = settings.kmsKeyArn ?? topicKey(project).arn;
  const buildApprovals = settings.manualApproval ? buildApproval(project, topicKeyArn) : undefined;
  const delivery = pipeline(project, {
    role: pipelineRole(project, topicKeyArn),
    bucket,
    buildProject: build.name,
    approvalTopicArn: buildApprovals?.arn,
    // The first run finds the branch, and a pipeline that it starts finds its group and its role.
    after: [seeding, cleaning, group, ...execution.ready],
  });
  const approvals = modelApproval(project, topicKeyArn);
  outputs(stack, {
    project_id: { description: "Id of the project whose state this is.", value: project.variables.projectId },
    project_name: { description: "Name of the project.", value: project.variables.projectName },
    project_arn: { description: "ARN of the project.", value: project.arn },
    pipeline_name: { description: "CodePipeline that a push starts.", value: delivery.name },
    build_project: { description: "CodeBuild project of the model build.", value: build.name },
    sagemaker_pipeline: {
      description: "SageMaker pipeline that the model build deploys.",
      value: project.names.sagemakerPipeline,
    },
    artifact_bucket: { description: "Bucket of artifacts and assets.", value: bucket.name },
    model_package_group: {
      description: "Group of the registered models.",
      value: group.modelPackageGroupName,
    },
    code_repository: {
      description: "Repository as Studio knows it.",
      value: repository.codeRepositoryName,
    },
    execution_role_arn: { description: "Role of the SageMaker pipelines.", value: execution.arn },
    model_approval_topic_arn: { description: "Topic that tells of approved models.", value: approvals.arn },
    ...(buildApprovals !== undefined && {
      build_approval_topic_arn: {
        description: "Topic that tells of builds that wait for approval.",
        value: buildApprovals.arn,
      },
    }),
    seed_result: {
      description: "What became of the seed code, as JSON; nothing where none was wanted.",
      value: `\${one(${seeding.fqn}[*].result)}`,
    },
  });
}
