import { BUILD_IMAGE } from "@sagewright/infra-project";
import type { Construct } from "constructs";
import { type CloudwatchLogGroup, CodebuildProject } from "./bindings.ts";
import { buildNetworkStatements } from "./build-network.ts";
import { arnOf, type Platform } from "./platform.ts";
import { trustService } from "./policy-document.ts";
import { RUNNER_LIMITS, runnerBuildEnvironment, runnerBuildspec } from "./runner/index.ts";
import { runnerPermissions } from "./runner-permissions.ts";
import { serviceRole } from "./service-role.ts";

/**
 * The CodeBuild project that runs Terraform for all projects, each with its own bundle, state and variables.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
 */
export function runnerProject(
  scope: Construct,
  platform: Platform,
  logs: CloudwatchLogGroup,
): CodebuildProject {
  const { names, settings } = platform;
  const arn = arnOf(platform, "codebuild", `project/${names.runner}`);
  const { role, permissions } = serviceRole(scope, "runner-build-role", platform, {
    name: names.runnerBuildRole,
    description: "CodeBuild creates, changes and destroys SageMaker projects with it.",
    trust: [trustService(platform, "codebuild.amazonaws.com", arn)],
    permissions: runnerPermissions(platform),
    besides: { network: buildNetworkStatements(platform) },
  });
  return new CodebuildProject(scope, "runner-project", {
    name: names.runner,
    description: "Runs Terraform for SageMaker projects.",
    serviceRole: role.arn,
    buildTimeout: RUNNER_LIMITS.buildTimeoutInMinutes,
    queuedTimeout: RUNNER_LIMITS.queuedTimeoutInMinutes,
    ...(settings.kmsKeyArn !== undefined && { encryptionKey: settings.kmsKeyArn }),
    artifacts: { type: "NO_ARTIFACTS" },
    source: { type: "NO_SOURCE", buildspec: JSON.stringify(runnerBuildspec()) },
    environment: {
      type: "LINUX_CONTAINER",
      computeType: "BUILD_GENERAL1_SMALL",
      image: BUILD_IMAGE,
      environmentVariable: Object.entries(runnerBuildEnvironment({ bucket: names.stateBucket })).map(
        ([name, value]) => ({ name, value }),
      ),
    },
    logsConfig: { cloudwatchLogs: { groupName: logs.name, status: "ENABLED" } },
    ...(settings.vpc !== undefined && {
      vpcConfig: {
        vpcId: settings.vpc.vpcId,
        subnets: settings.vpc.subnetIds,
        securityGroupIds: settings.vpc.securityGroupIds,
      },
    }),
    dependsOn: [...permissions],
  });
}
