import { pathToFileURL } from "node:url";
import { SagewrightError } from "@sagewright/core";
import { letSignalsEnd } from "../interrupts.ts";
import { pipelineFileEndedProcess, pipelineFileNeverSettles } from "../issues.ts";
import { keepStdoutForData } from "../print/output.ts";
import { issuesOfModuleFailure } from "./module-failure.ts";
import { displayPath } from "./place.ts";

/**
 * Imports a module of the user's. What it prints goes to stderr, since stdout is for data; whatever goes wrong is thrown as issues.
 */
export async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  keepStdoutForData();
  const restore = [forbidExit(path), letSignalsEnd()];
  const stalled = Promise.withResolvers<never>();
  const stall = () => stalled.reject(new SagewrightError([pipelineFileNeverSettles(displayPath(path))]));
  process.once("beforeExit", stall);
  try {
    return await Promise.race([import(pathToFileURL(path).href), stalled.promise]);
  } catch (error) {
    throw new SagewrightError(await issuesOfModuleFailure(path, error), { cause: error });
  } finally {
    process.off("beforeExit", stall);
    for (const each of restore) each();
  }
}

/** A module that ends the process while it loads would end it without a word. */
function forbidExit(path: string): () => void {
  const { exit } = process;
  process.exit = (code) => {
    throw new SagewrightError([pipelineFileEndedProcess(displayPath(path), code)]);
  };
  return () => {
    process.exit = exit;
  };
}
