import { appendFile } from "node:fs/promises";
import type { ProjectRequest } from "@sagewright/local-engine";
import { git } from "./git.ts";
import { writeHook } from "./hook-script.ts";
import { operationLogOf, repositoryOf } from "./places.ts";
import { linkRepository } from "./repository-link.ts";

/**
 * Lets the repository follow its parameters: which branch a clone begins with and is run. The hook is written anew, for the
 * command line that does this. Issues: GIT_MISSING, GIT_FAILED.
 */
export async function updateLocalProject(
  stateDir: string,
  project: ProjectRequest,
  signal: AbortSignal,
): Promise<string> {
  const { id, parameters } = project;
  const { RepositoryBranch: branch = "main" } = parameters;
  const path = repositoryOf(stateDir, id);
  await git([`--git-dir=${path}`, "symbolic-ref", "HEAD", `refs/heads/${branch}`], { signal });
  await writeHook(path);
  await linkRepository(stateDir, project);
  const told = `What is pushed to ${branch} is run. The seed code stays as it was.`;
  await appendFile(operationLogOf(stateDir, id), `${told}\n`);
  return told;
}
