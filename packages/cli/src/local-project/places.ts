import { basename, dirname, join } from "node:path";

/** All that belongs to a project of this machine, but for the records. */
export const projectFolderOf = (stateDir: string, projectId: string): string =>
  join(stateDir, "projects", projectId);

/** The bare repository. */
export const repositoryOf = (stateDir: string, projectId: string): string =>
  join(projectFolderOf(stateDir, projectId), "repository.git");

/** Leads to the repository, under the project's name: what people clone. */
export const repositoryLinkOf = (stateDir: string, projectName: string): string =>
  join(stateDir, "projects", `${projectName}.git`);

/** What the latest operation on the project has printed. */
export const operationLogOf = (stateDir: string, projectId: string): string =>
  join(projectFolderOf(stateDir, projectId), "operation.log");

/** What the build of a push has printed. */
export const buildLogOf = (stateDir: string, projectId: string, number: number): string =>
  join(projectFolderOf(stateDir, projectId), "builds", `${number}.log`);

/** Where the commit that is being built lies. */
export const workFolderOf = (stateDir: string, projectId: string): string =>
  join(projectFolderOf(stateDir, projectId), "work");

/** Packages that npm has put in place, by what asked for them. */
export const packagesFolderOf = (stateDir: string, projectId: string): string =>
  join(projectFolderOf(stateDir, projectId), "packages");

/** The other way round: whose repository this is. `undefined` for a folder that is no project's. */
export function placeOfRepository(
  repository: string,
): { readonly stateDir: string; readonly projectId: string } | undefined {
  const folder = dirname(repository);
  const projectId = basename(folder);
  if (basename(repository) !== "repository.git" || basename(dirname(folder)) !== "projects") return undefined;
  if (!/^p-[a-z0-9]{6,18}$/.test(projectId)) return undefined;
  return { stateDir: dirname(dirname(folder)), projectId };
}
