import type { PathSegment } from "../get-path.ts";
import type { Bounds, Constraint } from "./constraint.ts";

/** What the API takes or gives in one place, as far as the rules look at it. */
export type Shape = ScalarShape | ListShape | MapShape | ObjectShape;

export interface ScalarShape {
  readonly kind: "scalar";
  readonly constraint?: Constraint;
}

export interface ListShape {
  readonly kind: "list";
  readonly item: Shape;
  readonly count?: Bounds;
}

export interface MapShape {
  readonly kind: "map";
  readonly key?: Constraint;
  readonly value: Shape;
  readonly count?: Bounds;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, Shape>;
  /** Whether other members are reported by a rule of their own. */
  readonly isClosed?: boolean;
  /** Members that must be there. */
  readonly required?: readonly string[];
}

const scalar = (type: Constraint["type"]): Shape => ({ kind: "scalar", constraint: { type } });
const TEXT = scalar("text");
const MARKED: ReadonlyMap<string | undefined, Shape> = new Map([
  ["#", scalar("number")],
  ["?", scalar("boolean")],
  ["~", scalar("any")],
]);

export const isListShape = (shape: Shape): boolean => shape.kind === "list";
export const isObjectShape = (shape: Shape): boolean => shape.kind === "object" || shape.kind === "map";
export const membersOf = (shape: Shape): readonly string[] =>
  shape.kind === "object" ? [...shape.members.keys()] : [];

/** The shape below; `undefined` when nothing is known of it. Items of a list may be addressed by name. */
export function shapeOf(shape: Shape | undefined, segment: PathSegment): Shape | undefined {
  if (shape === undefined) return undefined;
  if (shape.kind === "list") return shape.item;
  if (typeof segment === "number") return undefined;
  if (shape.kind === "map") return shape.value;
  return shape.kind === "object" ? shape.members.get(segment) : undefined;
}

/**
 * Reads the notation of the tables beside this file: member names with spaces between them, each followed by nothing
 * (a text), `#` (a number), `?` (a boolean), `~` (a scalar of another type), `{members}` (an object), `[]`, `[#]` or
 * `[members]` (a list of texts, of numbers, of objects), `[[…]]` (a list of lists), `<>`, `<#>` or `<members>` (a map).
 */
export function parseShape(notation: string): Shape {
  const tokens = notation.match(/\w+|[{}[\]<>#?~]/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const marked = (): Shape | undefined => {
    const shape = MARKED.get(tokens[at]);
    if (shape !== undefined) at += 1;
    return shape;
  };
  const members = (close: string): Shape => {
    const found = new Map<string, Shape>();
    while (at < tokens.length && !take(close)) {
      const name = tokens[at] ?? "";
      at += 1;
      found.set(name, value());
    }
    return { kind: "object", members: found };
  };
  const content = (close: string): Shape => {
    if (take(close)) return TEXT;
    if (tokens[at] === "[" || tokens[at] === "<" || MARKED.has(tokens[at])) {
      const inner = value();
      take(close);
      return inner;
    }
    return members(close);
  };
  const value = (): Shape => {
    if (take("{")) return members("}");
    if (take("[")) return { kind: "list", item: content("]") };
    if (take("<")) return { kind: "map", value: content(">") };
    return marked() ?? TEXT;
  };
  return members("");
}
