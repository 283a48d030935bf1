import type { ServiceModel } from "./botocore.ts";
import { constraintTable } from "./notation.ts";
import { API_OPERATIONS, ROOTS, type Root } from "./roots.ts";

/** The file of core that holds the table. */
export const constraintTableText = (modelOf: (service: string) => ServiceModel): string =>
  tableText(modelOf, ROOTS, {
    about: `Lengths, counts, ranges, patterns and values of the requests that Arguments mirror, in the notation that
 * constraint-shapes.ts reads.`,
    roots: "The line of a step type's arguments.",
  });

/** The file of the local engine that holds the table of its API. */
export const apiTableText = (modelOf: (service: string) => ServiceModel): string =>
  tableText(
    modelOf,
    Object.fromEntries(
      API_OPERATIONS.map((operation) => [operation, { service: "sagemaker", operation } as const]),
    ),
    {
      about: "What SageMaker's own operations take, in the notation that core's `shapeReader` reads.",
      roots: "The line of an operation's request.",
    },
  );

function tableText(
  modelOf: (service: string) => ServiceModel,
  wanted: { readonly [name: string]: Root },
  words: { readonly about: string; readonly roots: string },
): string {
  const { roots, lines, patterns, dropped } = constraintTable(modelOf, wanted);
  const entries = Object.entries(roots).map(([type, number]) => `  ${type}: ${number},\n`);
  return `/**
 * ${words.about} Written by tools/constraints/write-constraints.ts from the service models of botocore.
 */

/** ${words.roots} */
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
