import type { SelectionOptions } from "../step-selection.ts";

export interface RunOptions extends SelectionOptions {
  readonly param: Readonly<Record<string, string>>;
  readonly stub: Readonly<Record<string, string>>;
  readonly resume?: string;
  readonly name?: string;
  readonly stateDir?: string;
  readonly json?: boolean;
  /** @default "local" */
  readonly target?: "local" | "aws";
  /** These four with the target aws only. */
  readonly pipelineName?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
}
