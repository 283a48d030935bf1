import { appendFile } from "node:fs/promises";
import type { ProjectRequest } from "@sagewright/local-engine";
import { commandText } from "../print/next-commands.ts";
import { headFollows } from "./head-follows.ts";
import { writeHook } from "./hook-script.ts";
import { operationLogOf, repositoryOf } from "./places.ts";
import { linkRepository } from "./repository-link.ts";

/**
 * Lets the repository follow its parameters: which branch is run, and what a clone begins with as soon as it is there. The
 * hook is written anew, for the command line that does this. Issues: GIT_MISSING, GIT_FAILED.
 */
export async function updateLocalProject(
  stateDir: string,
  project: ProjectRequest,
  signal: AbortSignal,
): Promise<string> {
  const { id, parameters } = project;
  const { RepositoryBranch: branch = "main" } = parameters;
  const path = repositoryOf(stateDir, id);
  const isThere = await headFollows(path, branch, signal);
  await writeHook(path);
  await linkRepository(stateDir, project);
  const missing = ` There is no such branch yet; in a clone, ${commandText("git", "push", "origin", `HEAD:${branch}`)} makes it.`;
  const told = `What is pushed to ${branch} is run.${isThere ? "" : missing} The seed code stays as it was.`;
  await appendFile(operationLogOf(stateDir, id), `${told}\n`);
  return told;
}
