import {
  cloudFormationParameters,
  type PlatformSettings,
  platformNames,
  projectArn,
  projectNames,
} from "@sagewright/core/project";
import { codeBuildResources } from "./code-build-runner.ts";
import { commandRunnerResources } from "./command-runner.ts";
import { sub } from "./functions.ts";
import type { ProductTemplate, RunnerContext, RunnerPart } from "./template.ts";

/** What a template is made for, besides the platform's settings. */
export interface ProductTemplateOptions {
  /** SHA-256 of the bundle of project Terraform; another one is another version of the template. */
  readonly bundleSha256: string;
}

/** Account and region of the stack, as `Fn::Sub` reads them. */
const HERE = { account: "${AWS::AccountId}", region: "${AWS::Region}" } as const;

const IDENTITY = {
  projectName: "${SageMakerProjectName}",
  projectId: "${SageMakerProjectId}",
} as const;

/**
 * The product template: asks for the four values that a user knows, and hands them with the project's name and id to
 * the platform's runner. All plumbing is baked in, as names that follow from the settings, account and region.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html
 */
export function productTemplate(
  settings: PlatformSettings,
  { bundleSha256 }: ProductTemplateOptions,
): ProductTemplate {
  const names = platformNames(settings, HERE);
  const context = { settings, names, bundleSha256 };
  const part = RUNNERS[settings.runner](context);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `A machine learning project of ${settings.organization} (${settings.environment}): repository, build pipeline, artifact bucket, model package group.`,
    ...cloudFormationParameters(settings),
    Resources: part.Resources,
    Outputs: { ...projectOutputs(), ...part.Outputs },
  };
}

const RUNNERS: { readonly [K in PlatformSettings["runner"]]: (context: RunnerContext) => RunnerPart } = {
  codebuild: codeBuildResources,
  "command-runner": commandRunnerResources,
};

function projectOutputs(): ProductTemplate["Outputs"] {
  const names = projectNames(IDENTITY, HERE);
  const arn = projectArn({ ...HERE, partition: "${AWS::Partition}", projectName: IDENTITY.projectName });
  const output = (description: string, text: string) => ({ Description: description, Value: sub(text) });
  return {
    ProjectArn: output("ARN of the SageMaker project.", arn),
    PipelineName: output("CodePipeline that a push starts.", names.codePipeline),
    SageMakerPipelineName: output("SageMaker pipeline that the build deploys.", names.sagemakerPipeline),
    ModelPackageGroupName: output(
      "Group of the models that the pipeline registers.",
      names.modelPackageGroup,
    ),
    ArtifactBucketName: output("Bucket of the project's artifacts.", names.artifactBucket),
    CodeRepositoryName: output("Code repository in SageMaker.", names.codeRepository),
  };
}
