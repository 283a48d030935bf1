import { projectParameters } from "@sagewright/core/project";
import { RUNNER_LIMITS } from "../runner/index.ts";
import { getAtt, ref, sub } from "./functions.ts";
import type { RunnerContext, RunnerPart } from "./template.ts";

/**
 * A custom resource that the runner's Lambda answers for. Its properties are the project's parameters and the bundle,
 * so that another value of either is an update; CloudFormation's Delete destroys what Create made. `more` are properties
 * besides.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
export const projectResource = (
  { names, bundleSha256 }: RunnerContext,
  more: Readonly<Record<string, string>> = {},
) => ({
  Type: "Custom::SagewrightProject",
  Properties: {
    ServiceToken: sub(
      `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${names.runner}`,
    ),
    ServiceTimeout: RUNNER_LIMITS.serviceTimeoutInSeconds,
    ...Object.fromEntries(
      projectParameters.map(({ cloudFormationName }) => [cloudFormationName, ref(cloudFormationName)]),
    ),
    BundleSha256: bundleSha256,
    ...more,
  },
});

/** The runner `codebuild`: its builds make, change and destroy the project. */
export const codeBuildResources = (context: RunnerContext): RunnerPart => ({
  Resources: { Project: projectResource(context) },
  Outputs: {
    RunLog: {
      Description: "Log of the run that made or last changed the project.",
      Value: getAtt("Project", "LogUrl"),
    },
  },
});
