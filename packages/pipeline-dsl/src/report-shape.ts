import { type PathSegment, parseJsonPath } from "@sagewright/core";
import type { RefKind } from "./ref.ts";

/** The part of a zod schema's definition that tells what lies where. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly items?: readonly unknown[];
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly out?: unknown;
  readonly getter?: () => unknown;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

/**
 * What a schema says about a path: the kind of scalar there, `unknown` where the schema leaves it open, and
 * `undefined` where nothing or no scalar can be.
 */
export function kindAtPath(schema: unknown, path: string): RefKind | undefined {
  const segments = parseJsonPath(path);
  if (segments === undefined) return undefined;
  let at: unknown = schema;
  for (const segment of segments) {
    const definition = unwrapped(at);
    if (definition === undefined) return "unknown";
    const member = memberOf(definition, segment);
    if (member === "open") return "unknown";
    if (member === undefined) return undefined;
    at = member.schema;
  }
  const end = unwrapped(at);
  return end === undefined ? "unknown" : kindOf(end);
}

const definitionOf = (schema: unknown): Definition | undefined =>
  (schema as { readonly _zod?: { readonly def?: Definition } } | undefined)?._zod?.def;

/** The schema of the value itself, without what may be absent, defaulted or transformed around it. */
function unwrapped(schema: unknown): Definition | undefined {
  let definition = definitionOf(schema);
  while (definition !== undefined) {
    const inner = definition.innerType ?? definition.out ?? definition.getter?.();
    if (inner === undefined) return definition;
    definition = definitionOf(inner);
  }
  return undefined;
}

function memberOf(definition: Definition, segment: PathSegment): { schema: unknown } | "open" | undefined {
  switch (definition.type) {
    case "object":
      return Object.hasOwn(definition.shape ?? {}, segment)
        ? { schema: definition.shape?.[segment] }
        : undefined;
    case "record":
      return typeof segment === "string" ? { schema: definition.valueType } : undefined;
    case "array":
      return typeof segment === "number" ? { schema: definition.element } : undefined;
    case "tuple":
      return typeof segment === "number" && segment < (definition.items?.length ?? 0)
        ? { schema: definition.items?.[segment] }
        : undefined;
    case "string":
    case "number":
    case "boolean":
    case "enum":
    case "literal":
    case "null":
      return undefined;
    default:
      return "open";
  }
}

function kindOf(definition: Definition): RefKind | undefined {
  switch (definition.type) {
    case "string":
    case "template_literal":
      return "string";
    case "number":
    case "int":
      return "number";
    case "boolean":
      return "boolean";
    case "enum":
      return kindOfValues(Object.values(definition.entries ?? {}));
    case "literal":
      return kindOfValues(definition.values ?? []);
    case "object":
    case "record":
    case "array":
    case "tuple":
      return undefined;
    default:
      return "unknown";
  }
}

function kindOfValues(values: readonly unknown[]): RefKind {
  const [first, ...others] = new Set(values.map((value) => typeof value));
  return others.length === 0 && (first === "string" || first === "number" || first === "boolean")
    ? first
    : "unknown";
}
