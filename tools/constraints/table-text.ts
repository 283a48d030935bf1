import type { ServiceModel } from "./botocore.ts";
import { constraintTable } from "./notation.ts";

/** The file of core that holds the table. */
export function constraintTableText(modelOf: (service: string) => ServiceModel): string {
  const { roots, lines, patterns, dropped } = constraintTable(modelOf);
  const entries = Object.entries(roots).map(([type, number]) => `  ${type}: ${number},\n`);
  return `/**
 * Lengths, counts, ranges, patterns and values of the requests that Arguments mirror, in the notation that
 * constraint-shapes.ts reads. Written by tools/constraints/write-constraints.ts from the service models of botocore.
 */

/** The line of a step type's arguments. */
export const ROOTS = {
${entries.join("")}};

export const LINES = \`
${lines.join("\n")}\`;

/*
 * One a line; each holds for the whole text. Left out, since they take anything, are garbled, or slow on long texts:
${dropped
  .map(
    (pattern) =>
      ` *   ${JSON.stringify(pattern)
        .replace(/[^\x20-\x7e]/g, escaped)
        .replaceAll("*/", "*\\/")}\n`,
  )
  .join("")} */
export const PATTERNS = String.raw\`
${patterns.join("\n")}\`;
`;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
