import { EXIT } from "./exit-code.ts";

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;

/** Watches for Ctrl-C and its like. */
export interface Interrupts {
  /** The exit code of the first signal, once there was one. */
  readonly code: number | undefined;
  stopWatching(): void;
}

/** The first signal calls `first`; a second one calls `second` and ends the process at once. */
export function watchInterrupts(first: (signal: Signal) => void, second: () => void): Interrupts {
  let code: number | undefined;
  const listener = (signal: Signal): void => {
    if (code !== undefined) {
      second();
      process.exit(code);
    }
    code = SIGNALS[signal];
    first(signal);
  };
  const signals = Object.keys(SIGNALS) as Signal[];
  for (const signal of signals) process.on(signal, listener);
  return {
    get code() {
      return code;
    },
    stopWatching() {
      for (const signal of signals) process.off(signal, listener);
    },
  };
}
