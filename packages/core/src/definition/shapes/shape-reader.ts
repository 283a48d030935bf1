import { type Bounds, type Constraint, type Pattern, patternOf } from "./constraint.ts";
import type { ObjectShape, Shape } from "./shape.ts";

/** A table of shapes as tools/constraints writes it; each text begins with an empty line. */
export interface ShapeTable {
  readonly LINES: string;
  readonly PATTERNS: string;
}

/**
 * Reads the shape on a line of a table: `{Member:3 Needed!4` an object, `[3 0,10` a list, `<3 4 0,10` a map (key, value),
 * `e A B` an enumeration, and `s`, `i`, `f`, `b`, `x` with bounds and the number of a pattern: text, integer, number,
 * boolean, anything. What has not been asked for is not read.
 */
export function shapeReader(table: ShapeTable): (line: number) => Shape {
  let lines: readonly string[] | undefined;
  let patternTexts: readonly string[] | undefined;
  const shapes = new Map<number, Shape>();
  const patterns = new Map<string, Pattern>();

  function shapeAt(number: number): Shape {
    const known = shapes.get(number);
    if (known !== undefined) return known;
    lines ??= table.LINES.slice(1).split("\n");
    const line = lines[number] ?? "";
    const rest = line.slice(1);
    if (line.startsWith("{")) return objectShape(number, rest);
    const words = rest.trimStart().split(" ");
    const shape = line.startsWith("[")
      ? listShape(words)
      : line.startsWith("<")
        ? mapShape(words)
        : ({ kind: "scalar", constraint: constraintOf(line[0] ?? "", words) } as const);
    shapes.set(number, shape);
    return shape;
  }

  function objectShape(number: number, text: string): ObjectShape {
    const members = new Map<string, Shape>();
    const required: string[] = [];
    const shape: ObjectShape = { kind: "object", members, required };
    // Known before its members are: a shape may hold itself.
    shapes.set(number, shape);
    for (const word of text.split(" ")) {
      const [, name, mark, below] = /^(\w+)([:!])(\d+)$/.exec(word) ?? [];
      if (name === undefined) continue;
      members.set(name, shapeAt(Number(below)));
      if (mark === "!") required.push(name);
    }
    return shape;
  }

  function listShape([item, count]: readonly string[]): Shape {
    return { kind: "list", item: shapeAt(Number(item)), ...counted(count) };
  }

  function mapShape([key, value, count]: readonly string[]): Shape {
    const keys = shapeAt(Number(key));
    const constraint = keys.kind === "scalar" ? keys.constraint : undefined;
    return {
      kind: "map",
      ...(constraint && { key: constraint }),
      value: shapeAt(Number(value)),
      ...counted(count),
    };
  }

  function constraintOf(kind: string, words: readonly string[]): Constraint {
    if (kind === "e") return { type: "text", values: new Set(words.flatMap(valuesOf)) };
    const [range, pattern] = words;
    const bounds = boundsOf(range);
    return {
      type: TYPES[kind] ?? "any",
      ...(bounds && { bounds }),
      ...(pattern !== undefined && { pattern: patternAt(pattern) }),
    };
  }

  function patternAt(number: string): Pattern {
    patternTexts ??= table.PATTERNS.slice(1).split("\n");
    const pattern = patterns.get(number) ?? patternOf(patternTexts[Number(number)] ?? "");
    patterns.set(number, pattern);
    return pattern;
  }

  return shapeAt;
}

function counted(text: string | undefined): { readonly count?: Bounds } {
  const bounds = boundsOf(text);
  return bounds ? { count: bounds } : {};
}

const TYPES: { readonly [kind: string]: Constraint["type"] } = {
  s: "text",
  i: "integer",
  f: "number",
  b: "boolean",
};

function boundsOf(text = ","): Bounds | undefined {
  if (text === ",") return undefined;
  const [minimum = "", maximum = ""] = text.split(",");
  return {
    minimum: minimum === "" ? Number.NEGATIVE_INFINITY : Number(minimum),
    maximum: maximum === "" ? Number.POSITIVE_INFINITY : Number(maximum),
  };
}

/** One word of an enumeration: a value, or a family of instance types such as `ml.m5.large,xlarge`. */
function valuesOf(word: string): readonly string[] {
  const [first = "", ...sizes] = word.split(",");
  const family = first.slice(0, first.lastIndexOf(".") + 1);
  return [first, ...sizes.map((size) => family + size)];
}
