import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What `init` writes: contents by path. */
export interface ProjectTemplate {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The seed code of SageMaker projects, and those that are only for a first try on a laptop. */
export async function projectTemplates(): Promise<readonly ProjectTemplate[]> {
  const { seedTemplates } = await import("@sagewright/seed-code");
  return [...seedTemplates(), MINIMAL];
}

/** One folder below the package, in the sources and when built. */
const MINIMAL: ProjectTemplate = {
  name: "minimal",
  get files() {
    return filesOf(fileURLToPath(new URL("../templates/minimal/", import.meta.url)));
  },
};

/** Names that a template never has of its own, but a working copy of it may. */
const NOT_THE_TEMPLATES = /(?:^|[\\/])(?:node_modules|\.sagewright)(?:[\\/]|$)/;

const filesOf = (folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => !NOT_THE_TEMPLATES.test(path) && statSync(join(folder, path)).isFile())
      .toSorted()
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
