import { resolve } from "node:path";
import { placeFlags } from "../aws/place-flags.ts";
import { shellWord } from "../print/next-commands.ts";
import type { Projects } from "./open-projects.ts";

/** What follows an operation on a project to its end. */
export const followCommand = (projects: Pick<Projects, "local" | "aws">, name: string): string =>
  `sagewright project logs ${name} --follow${targetFlag(projects)}`;

/** The flags that lead to the same projects again. */
export function targetFlag({ local, aws }: Pick<Projects, "local" | "aws">): string {
  if (local === undefined)
    return placeFlags(aws?.options ?? {})
      .map((word) => ` ${shellWord(word)}`)
      .join("");
  const isHere = local.stateDir === resolve(".sagewright");
  return ` --target local${isHere ? "" : ` --state-dir ${shellWord(local.stateDir)}`}`;
}
