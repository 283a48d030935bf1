import type { PipelineExecutionStep } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { plainLine } from "../print/plain.ts";
import type { JobLog } from "./job-log.ts";
import type { LogReader } from "./log-reader.ts";
import { logsOf } from "./logs.ts";

/** Says the lines of a run's logs as they come. */
export interface LiveLogs {
  /** Reads on, once the last look is through. */
  look(steps: readonly PipelineExecutionStep[]): void;
  /** Resolves when all that was looked for has been said. */
  ended(): Promise<void>;
}

export function liveLogs(reader: LogReader, say: (text: string) => void): LiveLogs {
  let looking: Promise<void> | undefined;
  let next: readonly JobLog[] | undefined;
  let wasRefused = false;
  const read = async (logs: readonly JobLog[]): Promise<void> => {
    try {
      for await (const { step, line } of reader.newLines(logs)) say(`${step} | ${plainLine(line)}`);
    } catch (error) {
      // That a log cannot be read is no fault of the run's, and is told once.
      if (!(error instanceof SagewrightError)) throw error;
      if (!wasRefused) say(`Logs cannot be read: ${error.issues.map(({ message }) => message).join(" ")}`);
      wasRefused = true;
    }
  };
  const work = async (): Promise<void> => {
    for (let logs = next; logs !== undefined; logs = next) {
      next = undefined;
      await read(logs);
    }
    looking = undefined;
  };
  return {
    look(steps) {
      next = logsOf(steps);
      looking ??= work();
    },
    ended: async () => await looking,
  };
}
