import type { ModelShape, ServiceModel } from "./botocore.ts";
import { javaScriptPattern } from "./patterns.ts";
import { CAPITALISED, type Root } from "./roots.ts";

export interface ConstraintTable {
  /** The number of the line that each root stands on. */
  readonly roots: { readonly [type: string]: number };
  /** Each distinct shape once, in the notation that `constraint-shapes.ts` of core reads. */
  readonly lines: readonly string[];
  /** Each distinct pattern once. */
  readonly patterns: readonly string[];
  /** Patterns that JavaScript cannot use. */
  readonly dropped: readonly string[];
}

/** Gathers everything that requests say of their members. */
export function constraintTable(
  modelOf: (service: string) => ServiceModel,
  wanted: { readonly [name: string]: Root },
): ConstraintTable {
  const lines: string[] = [];
  const numbers = new Map<string, number>();
  const patterns: string[] = [];
  const dropped = new Set<string>();
  const models = new Map<string, ServiceModel>();
  const model = (service: string): ServiceModel => {
    const known = models.get(service) ?? modelOf(service);
    models.set(service, known);
    return known;
  };

  const numberOf = (line: string): number => {
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, lines.length);
    return lines.push(line) - 1;
  };

  const patternNumber = (pattern: string): number | undefined => {
    const text = javaScriptPattern(pattern);
    if (text === undefined) {
      dropped.add(pattern);
      return undefined;
    }
    const known = patterns.indexOf(text);
    return known >= 0 ? known : patterns.push(text) - 1;
  };

  const underWay = new Map<string, number>();

  const shapeNumber = (service: string, name: string, without: readonly string[] = []): number => {
    const shape = model(service).shapes[name];
    if (shape === undefined) throw new TypeError(`${service} has no shape ${name}.`);
    if (shape.members === undefined && shape.member === undefined && shape.value === undefined) {
      return numberOf(scalarLine(shape, patternNumber));
    }
    // A shape that holds itself gets its number before its members have theirs.
    const key = `${service} ${name} ${without.join(" ")}`;
    const reserved = underWay.get(key);
    if (reserved !== undefined) return reserved;
    if (!isRecursive(model(service), name)) return numberOf(containerLine(service, shape, without));
    const number = lines.push("") - 1;
    underWay.set(key, number);
    lines[number] = containerLine(service, shape, without);
    return number;
  };

  const containerLine = (service: string, shape: ModelShape, without: readonly string[]): string => {
    const number = (below: { readonly shape: string } | undefined) =>
      shapeNumber(service, below?.shape ?? "");
    if (shape.member !== undefined) return `[${number(shape.member)} ${bounds(shape)}`.trimEnd();
    if (shape.value !== undefined)
      return `<${number(shape.key)} ${number(shape.value)} ${bounds(shape)}`.trimEnd();
    const texts = Object.entries(shape.members ?? {}).map(([name, member]) => {
      const wire = member.locationName ?? name;
      const written = CAPITALISED.has(service) ? wire.replace(/^./, (first) => first.toUpperCase()) : wire;
      if (without.includes(name)) return `${written}:${numberOf("x")}`;
      const isToken = /^client(Request)?Token$/i.test(name);
      return `${written}${shape.required?.includes(name) && !isToken ? "!" : ":"}${number(member)}`;
    });
    return `{${texts.join(" ")}`;
  };

  const rootNumber = (root: Root): number => {
    if ("members" in root) {
      const members = Object.entries(root.members).map(([name, member]) => `${name}:${rootNumber(member)}`);
      return numberOf(`{${members.join(" ")}`);
    }
    if ("list" in root) return numberOf(`[${rootNumber(root.list)}`);
    const { service, without } = root;
    const name =
      "shape" in root
        ? root.shape
        : (model(service).operations[root.operation]?.input.shape ?? root.operation);
    return shapeNumber(service, name, without);
  };

  const roots = Object.fromEntries(Object.entries(wanted).map(([type, root]) => [type, rootNumber(root)]));
  return { roots, lines, patterns, dropped: [...dropped] };
}

function isRecursive(model: ServiceModel, name: string): boolean {
  const seen = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const shape = model.shapes[next];
    const below = [...Object.values(shape?.members ?? {}), shape?.member, shape?.key, shape?.value];
    for (const reference of below) {
      if (reference === undefined) continue;
      if (reference.shape === name) return true;
      if (!seen.has(reference.shape)) open.push(reference.shape);
      seen.add(reference.shape);
    }
  }
  return false;
}

const KINDS: { readonly [type: string]: string } = {
  string: "s",
  integer: "i",
  long: "i",
  float: "f",
  double: "f",
  boolean: "b",
};

function scalarLine(shape: ModelShape, patternNumber: (pattern: string) => number | undefined): string {
  const kind = KINDS[shape.type] ?? "x";
  if (shape.enum !== undefined) return `e ${families(shape.enum).join(" ")}`;
  const pattern = shape.pattern === undefined ? undefined : patternNumber(shape.pattern);
  return `${kind} ${bounds(shape)}${pattern === undefined ? "" : ` ${pattern}`}`.trimEnd();
}

const bounds = ({ min, max }: ModelShape): string =>
  min === undefined && max === undefined ? "," : `${min ?? ""},${max ?? ""}`;

/** Instance types of one family in one word: `ml.m5.large,xlarge`. */
function families(values: readonly string[]): readonly string[] {
  const words = new Map<string, string>();
  for (const value of values) {
    const family = /^ml\.[^.]+\./.exec(value)?.[0];
    const word = family === undefined ? undefined : words.get(family);
    if (family !== undefined && word !== undefined) {
      words.set(family, `${word},${value.slice(family.length)}`);
    } else words.set(family ?? value, value);
  }
  return [...words.values()];
}
