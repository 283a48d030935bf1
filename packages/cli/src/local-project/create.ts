import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { SagewrightError } from "@sagewright/core";
import type { ProjectRequest } from "@sagewright/local-engine";
import { makeFolder } from "../make-folder.ts";
import { packageNameOf } from "../package-name.ts";
import { commandText } from "../print/next-commands.ts";
import { templateFiles } from "../template-files.ts";
import { projectTemplates } from "../templates.ts";
import { projectWorkStopped } from "./issues.ts";
import { makeRepository } from "./make-repository.ts";
import { NO_SEED } from "./parameters.ts";
import { operationLogOf, projectFolderOf, repositoryLinkOf, repositoryOf } from "./places.ts";
import { linkRepository, unlinkRepository } from "./repository-link.ts";
import { runHook } from "./run-hook.ts";

/**
 * Makes the repository with its seed code, and runs that once as a push would. A run that fails is told, and is no reason not
 * to have the project; what fails before leaves nothing behind, and so does a signal.
 *
 * Issues: GIT_MISSING, GIT_FAILED.
 */
export async function createLocalProject(
  stateDir: string,
  project: ProjectRequest,
  signal: AbortSignal,
): Promise<string> {
  const { id, name, parameters } = project;
  const { SeedTemplate: seed = NO_SEED, RepositoryBranch: branch = "main" } = parameters;
  const folder = projectFolderOf(stateDir, id);
  const path = repositoryOf(stateDir, id);
  const clone = `Clone it: ${commandText("git", "clone", repositoryLinkOf(stateDir, name))}`;
  try {
    await makeFolder(folder);
    const log = createWriteStream(operationLogOf(stateDir, id));
    try {
      const files = await seedFiles(seed, name);
      const message = `Start from the seed code "${seed}"\n`;
      const commit = await makeRepository({ path, branch, files, message, signal });
      await linkRepository(stateDir, project);
      log.write(`Made ${path}\n`);
      if (commit === undefined)
        return `The repository is empty: what is pushed to ${branch} is run. ${clone}`;
      const ran = await runHook(path, { commit, branch }, { log, signal });
      signal.throwIfAborted();
      return `The first run has ${ran ? "succeeded" : "failed"}. ${clone}`;
    } finally {
      log.end();
      await finished(log);
    }
  } catch (error) {
    await unlinkRepository(stateDir, project);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    if (signal.aborted) throw new SagewrightError([projectWorkStopped()], { cause: error });
    throw error;
  }
}

async function seedFiles(seed: string, projectName: string) {
  const template = (await projectTemplates()).find(({ name }) => name === seed);
  return template === undefined ? new Map() : templateFiles(template, packageNameOf(projectName));
}
