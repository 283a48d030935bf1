import type { Objects } from "./objects.ts";

/** Object that says which stack a project belongs to. It lies beside the project's state. */
export const ownerKey = (projectId: string): string => `projects/${projectId}/owner.json`;

/** The stack that a project belongs to, if it has been claimed. */
export async function ownerOf(objects: Objects, projectId: string): Promise<string | undefined> {
  const stored = await objects.get(ownerKey(projectId));
  return stored === undefined ? undefined : (JSON.parse(stored.text) as { readonly stackId: string }).stackId;
}

/** Claims a project for a stack. False if it belongs to another. */
export async function claimProject(objects: Objects, projectId: string, stackId: string): Promise<boolean> {
  const created = await objects.create(ownerKey(projectId), JSON.stringify({ stackId }));
  return created !== undefined || (await ownerOf(objects, projectId)) === stackId;
}

/** Gives a destroyed project up, if it is this stack's. */
export async function releaseProject(objects: Objects, projectId: string, stackId: string): Promise<void> {
  if ((await ownerOf(objects, projectId)) === stackId) await objects.remove(ownerKey(projectId));
}
