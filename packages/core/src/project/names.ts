import type { PlatformSettings } from "./platform-settings.ts";

/**
 * Names of everything that the platform and a project make. All are functions of strings, which may be Terraform's
 * interpolations (`${var.project_id}`) or CloudFormation's (`${AWS::AccountId}`), so that a template and the stack
 * behind it cannot disagree.
 */

/** Where a platform lives. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What tells one project from another. */
export interface ProjectIdentity {
  readonly projectName: string;
  readonly projectId: string;
}

type Named = Pick<PlatformSettings, "organization" | "environment">;

/** First part of the name of every resource of the platform. */
export const platformPrefix = (settings: Named): string =>
  `sagewright-${settings.organization}-${settings.environment}`;

/** IAM path of the roles of all projects, with slashes at both ends. */
export const rolePath = (settings: Named): string =>
  `/sagewright/${settings.organization}/${settings.environment}/`;

/** Name of the DynamoDB table that locks states, where the platform has one. */
export const lockTableName = (settings: Named): string => `${platformPrefix(settings)}-lock`;

/** Names of the platform's resources. A bucket's name has at most 63 characters: 11 + 12 + 1 + 8 + 1 + 12 + 1 + 14. */
export function platformNames(
  settings: Named & Pick<PlatformSettings, "stateBucketName">,
  { account, region }: Place,
) {
  const prefix = platformPrefix(settings);
  return {
    stateBucket: settings.stateBucketName ?? `${prefix}-${account}-${region}`,
    lockTable: lockTableName(settings),
    runner: `${prefix}-runner`,
    runnerBuildRole: `${prefix}-runner-build`,
    runnerFunctionRole: `${prefix}-runner-function`,
    launchRole: `${prefix}-launch`,
    templateLaunchRole: `${prefix}-template-launch`,
    commandRunnerRole: `${prefix}-command-runner`,
    gitSecret: `${prefix}/git-credentials`,
    runnerLogGroup: `/sagewright/${settings.organization}/${settings.environment}/runner`,
    projectBoundary: `${prefix}-project-boundary`,
    portfolio: `${prefix}`,
    product: `${prefix}-project`,
  } as const;
}

/**
 * Names of one project's resources. Roles have at most 64 characters, buckets 63, model package groups 63. What can be
 * started or called is not named after SageMaker: the managed policy AmazonSageMakerFullAccess, which many users of
 * Studio have, lets them start builds and call functions of such names, whosever project they are of.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerFullAccess.html
 */
export function projectNames({ projectName, projectId }: ProjectIdentity, { account, region }: Place) {
  return {
    artifactBucket: `sagemaker-${projectId}-${account}-${region}`,
    codePipeline: `sagemaker-${projectName}-${projectId}-modelbuild`,
    buildProject: `project-${projectId}-modelbuild`,
    checkInProject: `project-${projectId}-seed-checkin`,
    seedFunction: `project-${projectId}-seed`,
    cleanupFunction: `project-${projectId}-cleanup`,
    pipelineRole: `sagemaker-${projectId}-pipeline`,
    buildRole: `sagemaker-${projectId}-build`,
    seedRole: `sagemaker-${projectId}-seed`,
    cleanupRole: `sagemaker-${projectId}-cleanup`,
    checkInRole: `sagemaker-${projectId}-checkin`,
    executionRole: `sagemaker-${projectId}-execution`,
    modelPackageGroup: `${projectName}-${projectId}`,
    sagemakerPipeline: `${projectName}-${projectId}`,
    codeRepository: `sagemaker-${projectId}-modelbuild`,
    approvalRule: `sagemaker-${projectId}-model-approval`,
    approvalTopic: `sagemaker-${projectId}-model-approval`,
    buildApprovalTopic: `sagemaker-${projectId}-build-approval`,
  } as const;
}

/** First part of the names of repositories in ECR that cache public.ecr.aws, as the console of ECR proposes it. */
export const PUBLIC_IMAGE_CACHE_PREFIX = "ecr-public";

/** Key of the Terraform state of one project, in the platform's bucket. */
export const stateKey = (projectId: string): string => `projects/${projectId}/terraform.tfstate`;
