import type { ServiceModel } from "./botocore.ts";
import { constraintTable } from "./constraint-notation.ts";

/** The file of core that holds the table. */
export function constraintTableText(modelOf: (service: string) => ServiceModel): string {
  const { roots, lines, patterns, dropped } = constraintTable(modelOf);
  const entries = Object.entries(roots).map(([type, number]) => `  ${type}: ${number},\n`);
  return `/**
 * Lengths, counts, ranges, patterns and values of the requests that Arguments mirror, in the notation that
 * constraint-shapes.ts reads. Written by tools/write-constraint-table.ts from the service models of botocore.
 */

/** The line of a step type's arguments. */
export const ROOTS = {
${entries.join("")}};

export const LINES = \`
${lines.join("\n")}\`;

/** One a line; each holds for the whole text. Left out, since they take anything, are garbled or slow: ${dropped.length}. */
export const PATTERNS = String.raw\`
${patterns.join("\n")}\`;
`;
}
