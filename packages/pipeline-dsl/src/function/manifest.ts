/** What a function step is given and must leave behind; plain JSON, written into the bundled program. */
export interface FunctionManifest {
  /** The step's name, for messages. */
  readonly step?: string;
  /** By input name: a folder of files, or the type of a scalar that arrives as text. */
  readonly inputs: { readonly [name: string]: "path" | "string" | "number" | "boolean" };
  readonly outputs: readonly string[];
  /** By report name: the output it lies in, and its file below that output's folder. */
  readonly reports: { readonly [name: string]: { readonly output: string; readonly file: string } };
  /** Of a function on Lambda, by name, the types of what it returns. */
  readonly returns?: { readonly [name: string]: "String" | "Integer" | "Float" | "Boolean" };
}

export type FunctionInput = string | number | boolean;

/** What the function itself receives; `step.fn` gives it narrower types. */
export interface FunctionContext {
  /** Folders of S3 inputs, and the values of the others. */
  readonly inputs: { readonly [name: string]: FunctionInput };
  /** Folders to write to. */
  readonly outputs: { readonly [name: string]: string };
  /** Writes one line to the step's log. */
  readonly log: (message: string) => void;
}

/** Any function of one argument: what it wants of its context is checked where the step is written. */
export type FunctionRun = (context: never) => unknown;
