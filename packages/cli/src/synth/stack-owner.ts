import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "@sagewright/core";
import type { PlatformSettings } from "@sagewright/core/project";
import { EXAMPLE_ORGANIZATION } from "../config/platform-settings.ts";

/** Whose a stack is. Another one's stack in the same folder would meet the state of the first, and replace what that one has. */
export interface StackOwner {
  readonly stack: "catalog" | "project";
  readonly organization: string;
  readonly environment: string;
  /** Not known where the credentials decide. */
  readonly region?: string;
}

/** Tells of a folder whose stack it holds; Terraform does not read it. */
export const OWNER_FILE = ".sagewright-stack.json";

export const stackOwner = (
  stack: StackOwner["stack"],
  { organization, environment, region }: PlatformSettings,
): StackOwner => ({ stack, organization, environment, ...(region !== undefined && { region }) });

export const ownerText = (owner: StackOwner): string => `${JSON.stringify(owner, null, 2)}\n`;

/** Whose stack the folder holds; `undefined` where nothing of ours says so. */
export async function readStackOwner(folder: string): Promise<StackOwner | undefined> {
  const file = join(folder, OWNER_FILE);
  if (!existsSync(file)) return undefined;
  const document = parseJson(await readFile(file, "utf8"));
  const { stack, organization, environment, region } = Object(document.ok ? document.value : {});
  if (![stack, organization, environment].every((value) => typeof value === "string")) return undefined;
  return { stack, organization, environment, ...(typeof region === "string" && { region }) };
}

/** Whether a stack may follow another in its folder. The organization that stands for none is nobody's. */
export const mayFollow = (next: StackOwner, found: StackOwner): boolean =>
  next.stack === found.stack &&
  (found.organization === EXAMPLE_ORGANIZATION ||
    (next.organization === found.organization && next.environment === found.environment)) &&
  (next.region === undefined || found.region === undefined || next.region === found.region);

/** As people say it. */
export const ownerWords = ({ stack, organization, environment, region }: StackOwner): string =>
  `${stack === "catalog" ? "the platform" : "a project"} of ${[organization, environment, region].filter(Boolean).join(", ")}`;
