import { rm } from "node:fs/promises";
import type { ProjectRequest } from "@sagewright/local-engine";
import { projectFolderOf } from "./places.ts";
import { unlinkRepository } from "./repository-link.ts";

/** Removes the repository and all beside it; never a clone, nor what its runs have left. */
export async function deleteLocalProject(stateDir: string, project: ProjectRequest): Promise<string> {
  await unlinkRepository(stateDir, project);
  await rm(projectFolderOf(stateDir, project.id), {
    recursive: true,
    force: true,
    maxRetries: 10,
    retryDelay: 50,
  });
  return "Repository and work folders are removed. Records of runs, models and clones stay.";
}
