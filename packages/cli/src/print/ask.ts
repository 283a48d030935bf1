import { createInterface } from "node:readline";

/** Puts questions on stderr, as stdout is for data, and reads a line of stdin for each. */
export function askOnTerminal(): {
  readonly ask: (question: string) => Promise<string | undefined>;
  stop(): void;
} {
  const reader = createInterface({ input: process.stdin });
  const lines = reader[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      process.stderr.write(question);
      const { value, done } = await lines.next();
      return done === true ? undefined : value;
    },
    stop: () => reader.close(),
  };
}
