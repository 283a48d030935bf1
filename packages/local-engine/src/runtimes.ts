import { dirname, join } from "node:path";
import { BUILT_IN_RUNTIMES } from "./runtimes/built-in.ts";
import { preparePython } from "./runtimes/python-environment.ts";
import type { ReadyRuntime, Runtime, RuntimeTable } from "./runtimes/runtime.ts";

export type { ReadyRuntime, Runtime, RuntimeTable };

export interface RuntimeTableOptions {
  /** Python environments are kept below it, in `runtimes/`. */
  readonly stateDir: string;
  /** @default none */
  readonly runtimes?: readonly Runtime[];
}

export function createRuntimeTable({ stateDir, runtimes = [] }: RuntimeTableOptions): RuntimeTable {
  const all = [...runtimes, ...BUILT_IN_RUNTIMES];
  const preparing = new Map<
    string,
    { readonly promise: Promise<ReadyRuntime>; readonly signal: AbortSignal }
  >();
  const matches = ({ match }: Runtime, imageUri: string): boolean =>
    typeof match === "function"
      ? match(imageUri)
      : new RegExp(match.source, match.flags.replace(/[gy]/g, "")).test(imageUri);
  const table: RuntimeTable = {
    find: (imageUri) => all.find((runtime) => matches(runtime, imageUri)),
    prepare(runtime, signal, building = () => {}) {
      const key = JSON.stringify([runtime.name, runtime.kind, runtime.requirements ?? []]);
      const known = preparing.get(key);
      if (known)
        return known.promise.catch((error: unknown) => {
          // Who began it was stopped; that is no reason for others to fail.
          if (known.signal.aborted && !signal.aborted) return table.prepare(runtime, signal, building);
          throw error;
        });
      const promise = PREPARE[runtime.kind](runtime, join(stateDir, "runtimes"), signal, building);
      preparing.set(key, { promise, signal });
      promise.catch(() => preparing.delete(key));
      return promise;
    },
  };
  return table;
}

type Prepare = (
  runtime: Runtime,
  directory: string,
  signal: AbortSignal,
  building: (log: string) => void,
) => Promise<ReadyRuntime>;

const PREPARE: { readonly [Kind in Runtime["kind"]]: Prepare } = {
  node: async ({ name, kind }) => ({
    name,
    kind,
    binDirectories: [dirname(process.execPath)],
    readDirectories: [dirname(process.execPath)],
    programOf: (command) => (command === "node" ? process.execPath : command),
  }),
  python: preparePython,
  command: async ({ name, kind }) => ({
    name,
    kind,
    binDirectories: [],
    readDirectories: [],
    programOf: (command) => command,
  }),
};
