import { SagewrightError } from "@sagewright/core";
import { type DeployWishes, deployPlatform } from "../../src/commands/catalog-deploy.ts";
import { type DestroyWishes, destroyPlatform } from "../../src/commands/catalog-destroy.ts";
import { exitCodeOf } from "../../src/exit-code.ts";
import { printIssues } from "../../src/print/issues.ts";
import { type ReducedOptions, reducedPlatform } from "./reduced-platform.ts";

export type ReducedCommand = "deploy" | "destroy";
export type Wishes = DeployWishes & DestroyWishes;

/** `catalog deploy` or `catalog destroy` of the reduced platform; the exit code, as the command line ends them. */
export function reducedWork(
  command: ReducedCommand,
  platform: ReducedOptions,
  wishes: Wishes,
): Promise<number> {
  const work = command === "destroy" ? destroyPlatform : deployPlatform;
  return work(reducedPlatform(platform), wishes).catch((error: unknown) => {
    if (!(error instanceof SagewrightError)) throw error;
    printIssues(error.issues, { json: wishes.json ?? false });
    return exitCodeOf(error.issues);
  });
}
