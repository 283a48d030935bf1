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
  /** These with the target aws only. */
  readonly pipelineName?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  /** The execution that has the results of steps which are not run. */
  readonly source?: string;
  readonly logs?: boolean;
  readonly maxParallelSteps?: number;
}
