/** What the runner's Lambda knows of its platform. */
export interface RunnerPlace {
  /** The platform's bucket. */
  readonly bucket: string;
  /** Name of the runner's CodeBuild project. */
  readonly buildProject: string;
  /** Bundle that destroys a project whose own bundle is not known. */
  readonly bundleSha256: string;
  /** Hosts that the repositories of projects may be at. */
  readonly gitHosts: readonly string[];
  readonly lockTable?: string | undefined;
  readonly kmsKeyArn?: string | undefined;
}

/** Environment of the runner's Lambda. */
export const runnerLambdaEnvironment = (place: RunnerPlace): Readonly<Record<string, string>> => ({
  PLATFORM_BUCKET: place.bucket,
  RUNNER_PROJECT: place.buildProject,
  BUNDLE_SHA256: place.bundleSha256,
  GIT_HOSTS: place.gitHosts.join(","),
  ...(place.lockTable !== undefined && { LOCK_TABLE: place.lockTable }),
  ...(place.kmsKeyArn !== undefined && { KMS_KEY_ARN: place.kmsKeyArn }),
  POWERTOOLS_SERVICE_NAME: "sagewright-runner",
});

/** Environment of the runner's CodeBuild project; all else comes with each build. */
export const runnerBuildEnvironment = (
  place: Pick<RunnerPlace, "bucket">,
): Readonly<Record<string, string>> => ({ BUNDLE_BUCKET: place.bucket });
