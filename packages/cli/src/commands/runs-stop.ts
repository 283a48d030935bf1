import { EXIT } from "../exit-code.ts";
import { findExecution } from "../find-execution.ts";
import { idOf } from "../print/execution-id.ts";
import { nextCommands } from "../print/next-commands.ts";
import { printJson, tell } from "../print/output.ts";
import { changeState } from "./state.ts";
import type { StateOptions } from "./state-options.ts";

/** Asks for the stop; the process that runs the execution carries it out. */
export const stopRun = (reference: string | undefined, options: StateOptions): Promise<number> =>
  changeState(options, ({ engine, stateDir }) => {
    const { executionArn } = findExecution(engine, reference, stateDir);
    engine.stop(executionArn);
    const { status } = engine.describeExecution(executionArn);
    if (options.json) printJson({ executionArn, status });
    const id = idOf(executionArn);
    tell(`${id} is ${status}. Go on with: ${nextCommands(id, options).resume}`);
    return EXIT.done;
  });
