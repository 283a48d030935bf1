import { setTimeout } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { CodeBuildClient } from "@aws-sdk/client-codebuild";
import { S3Client } from "@aws-sdk/client-s3";
import { dispatch } from "./dispatch.ts";
import { s3Objects } from "./objects.ts";
import type { Runner } from "./runner.ts";
import { runnerSettings } from "./settings.ts";

/** Tries of a call that is throttled; with the pauses between them some 20 seconds. */
const MAX_ATTEMPTS = 6;

let runner: Runner | undefined;

/** Entry point of the runner's Lambda. */
export const handler = async (event: unknown): Promise<void> => {
  runner ??= fromEnvironment();
  await dispatch(runner, event);
};

function fromEnvironment(): Runner {
  const settings = runnerSettings(process.env);
  const options = { region: settings.region, maxAttempts: MAX_ATTEMPTS };
  const logger = new Logger();
  return {
    settings,
    objects: s3Objects(new S3Client(options), settings.bucket),
    codeBuild: new CodeBuildClient(options),
    fetch,
    now: () => new Date(),
    wait: async (milliseconds) => {
      await setTimeout(milliseconds);
    },
    log: {
      info: (message, details) => logger.info(message, { ...details }),
      error: (message, details) => logger.error(message, { ...details }),
    },
  };
}
