import type { CompletedCommand } from "./completion-table.ts";

/** Options that take a value, so that the word after them is none of a command's. In all commands they are the same. */
export const takers = (table: readonly CompletedCommand[]): readonly string[] => [
  ...new Set(
    table.flatMap(({ options }) =>
      options.flatMap(({ flags, values }) => (values === undefined ? [] : flags)),
    ),
  ),
];
