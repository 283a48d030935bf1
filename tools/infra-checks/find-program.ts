import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Where pyenv puts the programs of Python packages; the PATH of a bare shell lacks it. */
const SHIMS = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "shims");

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a program on PATH or among pyenv's shims; undefined where it is not installed. */
export function findProgram(name: string, path: string = process.env.PATH ?? ""): string | undefined {
  return [...path.split(delimiter).filter((folder) => folder !== ""), SHIMS]
    .map((folder) => join(folder, name))
    .find(isExecutable);
}
