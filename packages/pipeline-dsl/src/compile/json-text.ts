import type { Expression } from "@sagewright/core";
import type { JsonInput } from "../input.ts";
import { isRef, REF } from "../ref.ts";
import { type StepEmission, wire } from "./emission.ts";
import { wireJson } from "./json.ts";

/**
 * The JSON text of a value. One that is known only when the pipeline runs stands in it as a Join, in quotes if it is
 * text; its own quotes, should it have any, cannot be escaped.
 */
export function wireJsonText(
  value: JsonInput,
  to: StepEmission,
  where: readonly (string | number)[],
): string | Expression {
  const known = to.all.issues.length;
  wireJson(value, to, where);
  // What JSON cannot say is told by now, and may go round in circles.
  if (to.all.issues.length > known) return "null";
  const pieces = merged(piecesOf(value, to));
  const [first = "", ...more] = pieces;
  return typeof first === "string" && more.length === 0 ? first : { "Std:Join": { On: "", Values: pieces } };
}

type Piece = string | Expression;

function piecesOf(value: JsonInput, to: StepEmission): Piece[] {
  if (isRef(value)) {
    const expression = wire<unknown>(value, to) as Expression;
    const { kind } = value[REF];
    return kind === "string" || kind === "s3Uri" ? ['"', expression, '"'] : [expression];
  }
  if (typeof value !== "object" || value === null) return [JSON.stringify(value)];
  if (Array.isArray(value)) {
    const items: readonly JsonInput[] = value;
    return ["[", ...between(items.map((item) => piecesOf(item, to))), "]"];
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return [
    "{",
    ...between(members.map(([key, member]) => [`${JSON.stringify(key)}:`, ...piecesOf(member, to)])),
    "}",
  ];
}

const between = (lists: readonly Piece[][]): Piece[] =>
  lists.flatMap((list, index) => (index === 0 ? list : [",", ...list]));

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === "string" && typeof last === "string") result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
