import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@aws-lambda-powertools/logger";
import { type Pause, SagewrightError } from "@sagewright/core";
import { isAtGitHost, type SeedEvent } from "@sagewright/core/project";
import type { Context } from "aws-lambda";
import { type Builds, checkIn } from "./check-in.ts";
import { gitCredentials, type SecretReader } from "./credentials.ts";
import { parseSeedEvent } from "./event.ts";
import { type GitHttpBounds, gitHttp } from "./git-http.ts";
import { gitHostNotAllowed } from "./issues.ts";
import { redactor } from "./redact.ts";
import { openRepository } from "./repository.ts";
import { seed } from "./seed.ts";
import type { SeedResult } from "./seed-result.ts";
import { readTemplate } from "./templates.ts";

/** What the function reaches out to. */
export interface SeedServices {
  readonly logger: Logger;
  /** Folder that holds one folder for each template. */
  readonly templates: URL;
  readonly readSecret: SecretReader;
  readonly builds: Builds;
  /** Hosts that the credentials may go to: the function's own affair, whoever invokes it. */
  readonly gitHosts: readonly string[];
  readonly git?: GitHttpBounds;
  /** @default waits as long as it is told to */
  readonly pause?: Pause;
}

/** What of Lambda's context is used. */
export type SeedContext = Pick<Context, "awsRequestId" | "getRemainingTimeInMillis">;

/** The time that is kept for saying what went wrong. */
const RESERVE_IN_MILLISECONDS = 2_000;

/**
 * Makes the function that seeds a repository. It throws whatever keeps it from that, so that who invoked it fails too;
 * a branch that is left alone is a result, not a failure.
 */
export function seedHandler(services: SeedServices) {
  return async (given: unknown, context: SeedContext): Promise<SeedResult> => {
    const { logger } = services;
    logger.resetKeys();
    logger.appendKeys({ requestId: context.awsRequestId });
    try {
      const event = parseSeedEvent(given);
      const { projectName, projectId, repositoryUrl, repositoryBranch, seedTemplate, method } = event;
      logger.appendKeys({ projectName, projectId, repositoryUrl, repositoryBranch, seedTemplate, method });
      const result = await seeded(event, context, services);
      logger.info("The branch is dealt with", { result });
      return result;
    } catch (error) {
      const issues = error instanceof SagewrightError ? error.issues : undefined;
      logger.error("The branch is not seeded", issues === undefined ? { error: nameOf(error) } : { issues });
      throw error;
    }
  };
}

async function seeded(event: SeedEvent, context: SeedContext, services: SeedServices): Promise<SeedResult> {
  if (event.seedTemplate === "none") {
    return { outcome: "left-alone", reason: "The project asks for no seed code." };
  }
  const remaining = Math.max(0, context.getRemainingTimeInMillis() - RESERVE_IN_MILLISECONDS);
  const signal = AbortSignal.timeout(remaining);
  const { builds, pause = (seconds) => sleep(seconds * 1_000, undefined, { signal }) } = services;
  if (event.method === "codebuild") {
    return await checkIn(event, { builds, requestId: context.awsRequestId, signal, pause });
  }
  const { repositoryUrl, repositoryBranch, secretArn } = event;
  const { gitHosts } = services;
  if (!isAtGitHost(repositoryUrl, gitHosts)) {
    throw new SagewrightError([gitHostNotAllowed(repositoryUrl, gitHosts)]);
  }
  const files = await readTemplate(services.templates, event.seedTemplate);
  const { hostname } = new URL(repositoryUrl);
  const credentials = await gitCredentials(services.readSecret, secretArn, hostname, pause);
  const http = gitHttp(repositoryUrl, credentials, { ...services.git, signal });
  await using repository = await openRepository(repositoryUrl, repositoryBranch, http, redactor(credentials));
  return await seed(repository, files, event);
}

/** An error that is no issue may say anything: only its kind is logged here; who invoked the function gets all of it. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown error");
