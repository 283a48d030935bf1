import { SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { findExecution } from "../find-execution.ts";
import { stepNotStarted } from "../issues.ts";
import { outputClosed, printData, tell } from "../print/output.ts";
import { styleFor } from "../print/style.ts";
import { readState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

export interface LogsOptions extends StateOptions {
  readonly step?: string;
  readonly follow?: boolean;
}

/** Lines of all steps with the step's name before them, or of one step as they are; with `json` one document of lines. */
export const runLogs = (reference: string | undefined, options: LogsOptions): Promise<number> =>
  readState(options, async ({ engine, stateDir }) => {
    const { step, follow = false, json = false } = options;
    const { executionArn } = findExecution(engine, reference, stateDir);
    const known = engine.listSteps(executionArn).map(({ name }) => name);
    if (step !== undefined && !follow && !known.includes(step))
      throw new SagewrightError([stepNotStarted(step, known)]);

    const style = styleFor(process.stdout);
    const lines = engine.followLogs(executionArn, {
      follow,
      signal: outputClosed,
      ...(step === undefined ? {} : { step }),
    });
    let first = true;
    if (json) printData('{"lines":[');
    for await (const { step: name, line } of lines) {
      if (json) printData(`${first ? "" : ","}\n${JSON.stringify({ step: name, line })}`);
      else printData(step === undefined ? `${style("cyan", name)} | ${line}\n` : `${line}\n`);
      first = false;
      await drained();
    }
    if (json) printData("\n]}\n");
    else if (first)
      tell("Nothing was written here. What is taken from a cache was written by the execution that ran it.");
    return EXIT.done;
  });

/** A log of any length is passed on no faster than it is read. */
async function drained(): Promise<void> {
  if (!process.stdout.writableNeedDrain || outputClosed.aborted) return;
  await new Promise<void>((resolve) => {
    process.stdout.once("drain", resolve);
    outputClosed.addEventListener("abort", () => resolve(), { once: true });
  });
}
