import { EXIT } from "./exit-code.ts";

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;
type Listener = (signal: Signal) => void;

const NAMES = Object.keys(SIGNALS) as Signal[];

/** Whether an exit code is that of a process which a signal has ended. */
export const isSignalled = (code: number): boolean => Object.values<number>(SIGNALS).includes(code);

const watches = new Set<Listener>();
const fallbacks: Listener[] = [];

const listen = (listener: Listener): void => {
  for (const signal of NAMES) process.on(signal, listener);
};
const unlisten = (listener: Listener): void => {
  for (const signal of NAMES) process.off(signal, listener);
};

/** What a signal does while nobody watches for it; without this it ends the process at once. */
export function onUnwatchedSignal(end: (code: number) => void): void {
  const listener = (signal: Signal): void => {
    if (watches.size === 0) end(SIGNALS[signal]);
  };
  fallbacks.push(listener);
  listen(listener);
}

/**
 * Until the returned function is called, a signal that nobody watches for ends the process at once: a file of the user's that
 * loads for ever would keep every listener from being called.
 */
export function letSignalsEnd(): () => void {
  fallbacks.forEach(unlisten);
  return () => fallbacks.forEach(listen);
}

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
  watches.add(listener);
  listen(listener);
  return {
    get code() {
      return code;
    },
    stopWatching() {
      watches.delete(listener);
      unlisten(listener);
    },
  };
}
