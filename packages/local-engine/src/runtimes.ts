import { dirname, join } from "node:path";
import { BUILT_IN_RUNTIMES } from "./runtimes/built-in.ts";
import { preparePython } from "./runtimes/python-environment.ts";

/** What stands in for the images that it matches. */
export interface Runtime {
  readonly name: string;
  /** Tested against the whole image URI. */
  readonly match: RegExp | ((imageUri: string) => boolean);
  /** `node`: this Node. `python`: a virtual environment. `command`: the programs of this machine as they are. */
  readonly kind: "node" | "python" | "command";
  /** Lines of a requirements.txt; of `python` only. @default none */
  readonly requirements?: readonly string[];
}

/** A runtime whose programs are there. */
export interface ReadyRuntime {
  readonly name: string;
  readonly kind: Runtime["kind"];
  /** Folders that go before the machine's own PATH. */
  readonly binDirectories: readonly string[];
  /** Folders that a job must be able to read, wherever they lie. */
  readonly readDirectories: readonly string[];
  /** The program for the first word of an entrypoint. */
  programOf(command: string): string;
}

/** Images → runtimes. The user's entries come before the built-in ones. */
export interface RuntimeTable {
  find(imageUri: string): Runtime | undefined;
  /** Makes a runtime ready, once per set of requirements; `RUNTIME_NOT_READY` if it cannot. */
  prepare(runtime: Runtime, signal: AbortSignal): Promise<ReadyRuntime>;
}

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
    prepare(runtime, signal) {
      const key = JSON.stringify([runtime.name, runtime.kind, runtime.requirements ?? []]);
      const known = ready.get(key);
      if (known) return known;
      const preparing = PREPARE[runtime.kind](runtime, join(stateDir, "runtimes"), signal);
      ready.set(key, preparing);
      // What failed, or was given up, may be tried again.
      preparing.catch(() => ready.delete(key));
      return preparing;
    },
  };
}

type Prepare = (runtime: Runtime, directory: string, signal: AbortSignal) => Promise<ReadyRuntime>;

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
