import { SagewrightError } from "@sagewright/core";
import type { RunnerPlace } from "../environment.ts";
import { runnerEnvironmentMissing } from "../issues.ts";

/** What the Lambda knows of its platform, with the region that it runs in. */
export interface RunnerSettings extends RunnerPlace {
  readonly region: string;
}

/**
 * Reads the environment that `runnerLambdaEnvironment` wrote.
 *
 * Issues: RUNNER_ENVIRONMENT_MISSING.
 */
export function runnerSettings(environment: Readonly<Record<string, string | undefined>>): RunnerSettings {
  const given = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === "") throw new SagewrightError([runnerEnvironmentMissing(name)]);
    return value;
  };
  return {
    bucket: given("PLATFORM_BUCKET"),
    buildProject: given("RUNNER_PROJECT"),
    bundleSha256: given("BUNDLE_SHA256"),
    gitHosts: given("GIT_HOSTS").split(","),
    lockTable: environment.LOCK_TABLE,
    kmsKeyArn: environment.KMS_KEY_ARN,
    region: given("AWS_REGION"),
  };
}
