import { readlink, rename, rm, symlink } from "node:fs/promises";
import { dirname, relative } from "node:path";
import type { ProjectRequest } from "@sagewright/local-engine";
import { repositoryLinkOf, repositoryOf } from "./places.ts";

type Named = Pick<ProjectRequest, "id" | "name">;

/** Relative, so that the state folder can be moved. */
const targetOf = (stateDir: string, { id, name }: Named): string =>
  relative(dirname(repositoryLinkOf(stateDir, name)), repositoryOf(stateDir, id));

/** Lets the project's name lead to its repository; that of an earlier project of the name does so no more. */
export async function linkRepository(stateDir: string, project: Named): Promise<void> {
  const link = repositoryLinkOf(stateDir, project.name);
  const beside = `${link}.${process.pid}`;
  await symlink(targetOf(stateDir, project), beside, "junction");
  await rename(beside, link);
}

/** Removes the link as long as it leads to this project. */
export async function unlinkRepository(stateDir: string, project: Named): Promise<void> {
  const link = repositoryLinkOf(stateDir, project.name);
  const target = await readlink(link).catch(() => undefined);
  if (target === targetOf(stateDir, project)) await rm(link);
}
