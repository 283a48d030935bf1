import { isSignalled, onUnwatchedSignal } from "./interrupts.ts";
import { interrupted } from "./issues.ts";
import { printIssues } from "./print/issues.ts";
import { hasPrinted } from "./print/output.ts";

/** For a command with `--json`: stdout holds one document also where a signal ends it before it has printed its own. */
export function answerSignalsAsJson(): void {
  const { exit } = process; // which a pipeline file may not call
  onUnwatchedSignal((code) => exit.call(process, code));
  process.on("exit", (code) => {
    if (isSignalled(code) && !hasPrinted()) printIssues([interrupted()], { json: true });
  });
}
