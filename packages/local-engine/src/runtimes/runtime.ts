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
  /**
   * Makes a runtime ready, once per set of requirements; `RUNTIME_NOT_READY` or `PYTHON_MISSING` if it cannot.
   * @param building Told the log of what may take minutes, when it begins.
   */
  prepare(runtime: Runtime, signal: AbortSignal, building?: (log: string) => void): Promise<ReadyRuntime>;
}
