import { SagewrightError } from "@sagewright/core";
import { deployPlatform } from "../../src/commands/catalog-deploy.ts";
import { destroyPlatform } from "../../src/commands/catalog-destroy.ts";
import { exitCodeOf } from "../../src/exit-code.ts";
import { printIssues } from "../../src/print/issues.ts";
import { reducedPlatform } from "./reduced-platform.ts";

/**
 * `catalog deploy` and `catalog destroy` of the reduced platform as a process of their own, as the command line ends them.
 * Arguments: the command, then JSON of the platform and of the wishes.
 */
const [command = "", platform = "{}", wishes = "{}"] = process.argv.slice(2);
const work = command === "destroy" ? destroyPlatform : deployPlatform;
process.exitCode = await work(reducedPlatform(JSON.parse(platform)), JSON.parse(wishes)).catch(
  (error: unknown) => {
    if (!(error instanceof SagewrightError)) throw error;
    printIssues(error.issues, { json: JSON.parse(wishes).json });
    return exitCodeOf(error.issues);
  },
);
