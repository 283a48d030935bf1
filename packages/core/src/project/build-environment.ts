import { PROJECT_PARAMETERS } from "./project-parameters.ts";

/** What the model build of a project knows of it. */
export interface BuildEnvironment {
  readonly projectName: string;
  readonly projectId: string;
  readonly projectArn: string;
  /** Name of the SageMaker pipeline that the build deploys. */
  readonly sagemakerPipeline: string;
  /** Role that the pipeline runs with. */
  readonly executionRoleArn: string;
  /** Name of the bucket, without `s3://`. */
  readonly artifactBucket: string;
  readonly region: string;
}

/** The seven environment variables of a model build, by name. */
export const buildEnvironment = (of: BuildEnvironment): Readonly<Record<string, string>> => ({
  [PROJECT_PARAMETERS.projectName.environmentVariable]: of.projectName,
  [PROJECT_PARAMETERS.projectId.environmentVariable]: of.projectId,
  SAGEMAKER_PROJECT_ARN: of.projectArn,
  SAGEMAKER_PIPELINE_NAME: of.sagemakerPipeline,
  SAGEMAKER_PIPELINE_ROLE_ARN: of.executionRoleArn,
  ARTIFACT_BUCKET: of.artifactBucket,
  AWS_REGION: of.region,
});
