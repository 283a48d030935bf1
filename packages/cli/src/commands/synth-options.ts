/** What the commands that write stacks take besides their flags. */
export interface SynthOptions {
  readonly out: string;
  readonly config?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  /** The flags of parameters and settings, under commander's names. */
  readonly [flag: string]: unknown;
}
