import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  type PlatformSettings,
  type ProjectParameters,
  terraformVariablesDocument,
} from "@sagewright/core/project";
import { projectFiles } from "./project-files.ts";

export interface SynthProjectProps {
  readonly settings: PlatformSettings;
  /** Folder that is written to; it is made where it is missing, and other files in it are left alone. */
  readonly outDir: string;
  /** The values of one project, written as `terraform.tfvars.json`. @default none: Terraform asks for them */
  readonly parameters?: ProjectParameters;
}

/** What was written. */
export interface SynthesizedProject {
  readonly outDir: string;
  /** Paths in the folder, sorted. */
  readonly files: readonly string[];
}

/**
 * Writes the stack of a project as a folder that `terraform init` and `plan` take as it is.
 *
 * Issues: those of `projectBundle`.
 *
 * @example
 * const { files } = await synthProject({ settings, outDir: "out/project" });
 */
export async function synthProject({
  settings,
  outDir,
  parameters,
}: SynthProjectProps): Promise<SynthesizedProject> {
  const files = new Map(projectFiles(settings));
  if (parameters !== undefined) {
    const document = `${JSON.stringify(terraformVariablesDocument(parameters), null, 2)}\n`;
    files.set("terraform.tfvars.json", new TextEncoder().encode(document));
  }
  for (const [path, content] of files) await writeBeside(join(outDir, path), content);
  return { outDir, files: [...files.keys()].sort() };
}

/** A reader never sees half a file. */
async function writeBeside(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}.part`;
  await writeFile(beside, content);
  await rename(beside, path);
}
