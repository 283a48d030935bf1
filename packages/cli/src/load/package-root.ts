import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest folder upwards that holds a package.json; without one, the folder itself. */
export function packageRootOf(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return directory;
  }
}
