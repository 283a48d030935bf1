import { pathToFileURL } from "node:url";
import type { ProjectProvisioner } from "@sagewright/local-engine";
import { repositoryLinkOf } from "./places.ts";

/** Makes the projects of a state folder: each a Git repository with seed code, whose pushes are built and run. */
export const localProjects = (stateDir: string): ProjectProvisioner => ({
  // Loaded only where there is something to do: every engine knows how, few are asked.
  async plan(request) {
    const { planParameters } = await import("./parameters.ts");
    return await planParameters(request);
  },
  whereabouts: ({ name }) => ({ RepositoryUrl: pathToFileURL(repositoryLinkOf(stateDir, name)).href }),
  async create(project, signal) {
    const { createLocalProject } = await import("./create.ts");
    return await createLocalProject(stateDir, project, signal);
  },
  async update(project, signal) {
    const { updateLocalProject } = await import("./update.ts");
    return await updateLocalProject(stateDir, project, signal);
  },
  async delete(project) {
    const { deleteLocalProject } = await import("./delete.ts");
    return await deleteLocalProject(stateDir, project);
  },
});
