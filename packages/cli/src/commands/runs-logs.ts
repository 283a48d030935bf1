import { EXIT } from "../exit-code.ts";
import { outputClosed, printData, tell } from "../print/output.ts";
import { plainText } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import { findRun } from "../sagemaker/find-run.ts";
import { withSagemaker } from "../sagemaker/open-sagemaker.ts";
import { runLogLines } from "../sagemaker/run-log-lines.ts";
import type { RunsOptions } from "./runs-options.ts";

export interface LogsOptions extends RunsOptions {
  readonly step?: string;
  readonly follow?: boolean;
}

/** Lines of all steps with the step's name before them, or of one step as they are; with `json` one document of lines. */
export const runLogs = (reference: string | undefined, options: LogsOptions): Promise<number> =>
  withSagemaker(options, "read", async (sagemaker) => {
    const { step, json = false } = options;
    const executionArn = await findRun(sagemaker, reference, options);
    const lines = await runLogLines(sagemaker, executionArn, options, outputClosed);
    const style = styleFor(process.stdout);
    // A file gets what was written; a terminal is not to do what somebody's log says.
    const shown = process.stdout.isTTY ? plainText : (line: string) => line;
    let first = true;
    if (json) printData('{"lines":[');
    for await (const { step: name, line } of lines) {
      if (json) printData(`${first ? "" : ","}\n${JSON.stringify({ step: name, line })}`);
      else printData(step === undefined ? `${style("cyan", name)} | ${shown(line)}\n` : `${shown(line)}\n`);
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
