import { resolve } from "node:path";
import { shellWord } from "../print/next-commands.ts";
import type { Projects } from "./open-projects.ts";

/** The flags that lead to the same projects again. */
export function targetFlag({ local }: Pick<Projects, "local">): string {
  if (local === undefined) return "";
  const isHere = local.stateDir === resolve(".sagewright");
  return ` --target local${isHere ? "" : ` --state-dir ${shellWord(local.stateDir)}`}`;
}
