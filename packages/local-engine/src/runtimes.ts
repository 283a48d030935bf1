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
  const ready = new Map<string, Promise<ReadyRuntime>>();
  const matches = ({ match }: Runtime, imageUri: string): boolean =>
    typeof match === "function"
      ? match(imageUri)
      : new RegExp(match.source, match.flags.replace(/[gy]/g, "")).test(imageUri);
  return {
    find: (imageUri) => all.find((runtime) => matches(runtime, imageUri)),
    prepare(runtime, signal, building = () => {}) {
      const key = JSON.stringify([runtime.name, runtime.kind, runtime.requirements ?? []]);
      const known = ready.get(key);
      if (known) return known;
      const preparing = PREPARE[runtime.kind](runtime, join(stateDir, "runtimes"), signal, building);
      ready.set(key, preparing);
      // What failed, or was given up, may be tried again.
      preparing.catch(() => ready.delete(key));
      return preparing;
    },
  };
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
