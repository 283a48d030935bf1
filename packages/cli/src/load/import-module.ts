import { pathToFileURL } from "node:url";
import { type Issue, SagewrightError } from "@sagewright/core";
import { pipelineFileNeverSettles } from "../issues.ts";
import { printIssues } from "../print/issues.ts";
import { issuesOfModuleFailure } from "./module-failure.ts";
import { displayPath } from "./place.ts";

/**
 * Imports a module of the user's. What it prints while it loads goes to stderr, since stdout is for data;
 * whatever goes wrong is thrown as issues.
 */
export async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const restore = keepStdoutClean();
  const never = () => reportNeverSettling(pipelineFileNeverSettles(displayPath(path)));
  process.once("beforeExit", never);
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw new SagewrightError(await issuesOfModuleFailure(path, error), { cause: error });
  } finally {
    process.off("beforeExit", never);
    restore();
  }
}

/** Nothing is left to wait for, and yet the import has not come back: nobody else will say so. */
function reportNeverSettling(issue: Issue): void {
  printIssues([issue]);
  process.exit(1);
}

function keepStdoutClean(): () => void {
  const { stdout } = process;
  const write = stdout.write;
  stdout.write = process.stderr.write.bind(process.stderr) as typeof stdout.write;
  return () => {
    stdout.write = write;
  };
}
