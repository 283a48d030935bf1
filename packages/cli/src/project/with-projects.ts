import { SagewrightError } from "@sagewright/core";
import { projectNotFound } from "./issues.ts";
import { openProjects, type Projects } from "./open-projects.ts";
import { knownPlatform, type PlaceOptions, withRegion } from "./place-of.ts";

/** Opens the place where a project is for as long as `use` takes. Issue: PROJECT_NOT_FOUND where nothing was ever made. */
export async function withProjects<T>(
  options: PlaceOptions,
  access: "read" | "change",
  use: (projects: Projects) => Promise<T>,
  name?: string,
): Promise<T> {
  const settings = await knownPlatform(options);
  const projects = await openProjects(withRegion(options, settings), access).catch((error: unknown) => {
    const isEmpty = error instanceof SagewrightError && error.issues[0]?.code === "EXECUTION_NONE";
    throw isEmpty && name !== undefined
      ? new SagewrightError([projectNotFound(name, "on this machine", [])])
      : error;
  });
  try {
    return await use(projects);
  } finally {
    await projects.close();
  }
}
