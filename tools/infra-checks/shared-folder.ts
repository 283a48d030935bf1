import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Checkers and recordings that lie beside the repository, or where the environment says. */
export const sharedFolder: string =
  process.env.SAGEWRIGHT_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));

/** The tool that checks a stack against the schemas that the bindings were made from; undefined where it is not. */
export function sharedTool(name: string): string | undefined {
  const folder = join(sharedFolder, "tools", name);
  return existsSync(folder) ? folder : undefined;
}
