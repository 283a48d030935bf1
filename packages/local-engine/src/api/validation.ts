import {
  type Bounds,
  type Constraint,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Shape,
  shapeReader,
} from "@sagewright/core";
import * as table from "./request-table.ts";
import { validationError } from "./service-error.ts";
import { checkTypes } from "./validation-types.ts";

const shapeAt = shapeReader(table);
const ROOTS: Readonly<Record<string, number>> = table.ROOTS;

/**
 * Checks a request against the service's model of it, and says what is wrong in the service's own words, all at once.
 * Throws SerializationException for what is of another JSON type, ValidationException for lengths, ranges, patterns,
 * enumerations and members that are missing. What the model does not know is let through, as the service does.
 */
export function validateRequest(operation: string, input: JsonObject): void {
  const line = Object.hasOwn(ROOTS, operation) ? ROOTS[operation] : undefined;
  if (line === undefined) return;
  const shape = shapeAt(line);
  checkTypes(shape, input);
  const faults = [...faultsOf(shape, input, "")];
  if (faults.length === 0) return;
  const count = `${faults.length} validation error${faults.length === 1 ? "" : "s"} detected`;
  throw validationError(`${count}: ${faults.join("; ")}`);
}

/** One text for each thing that is wrong. */
function* faultsOf(shape: Shape, value: JsonValue, path: string): Iterable<string> {
  if (shape.kind === "scalar") {
    if (shape.constraint !== undefined) yield* scalarFaults(shape.constraint, value, path);
  } else if (shape.kind === "list" && Array.isArray(value)) {
    yield* boundFaults(shape.count, value.length, "length", JSON.stringify(value), path);
    for (const [index, item] of value.entries())
      yield* faultsOf(shape.item, item, `${path}.${index + 1}.member`);
  } else if (isJsonObject(value)) {
    yield* memberFaults(shape, value, path);
  }
}

function* memberFaults(shape: Shape, value: JsonObject, path: string): Iterable<string> {
  const below = (name: string): string => (path === "" ? lowerFirst(name) : `${path}.${lowerFirst(name)}`);
  if (shape.kind === "map") {
    yield* boundFaults(shape.count, Object.keys(value).length, "length", JSON.stringify(value), path);
    for (const [key, item] of Object.entries(value)) {
      if (shape.key !== undefined) yield* scalarFaults(shape.key, key, `${path}.key`);
      yield* faultsOf(shape.value, item, `${path}.${key}.member`);
    }
  } else if (shape.kind === "object") {
    for (const name of shape.required ?? []) {
      if (value[name] === undefined || value[name] === null)
        yield faultText("null", below(name), "Member must not be null");
    }
    for (const [name, member] of shape.members) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given !== undefined && given !== null) yield* faultsOf(member, given, below(name));
    }
  }
}

function* scalarFaults(constraint: Constraint, value: JsonValue, path: string): Iterable<string> {
  const { bounds, pattern, values } = constraint;
  if (typeof value === "number") yield* boundFaults(bounds, value, "value", String(value), path);
  if (typeof value !== "string") return;
  yield* boundFaults(bounds, value.length, "length", value, path);
  if (pattern !== undefined && !pattern.matches(value)) {
    yield faultText(`'${value}'`, path, `Member must satisfy regular expression pattern: ${pattern.text}`);
  }
  if (values !== undefined && !values.has(value)) {
    yield faultText(`'${value}'`, path, `Member must satisfy enum value set: [${[...values].join(", ")}]`);
  }
}

function* boundFaults(
  bounds: Bounds | undefined,
  measure: number,
  what: "length" | "value",
  shown: string,
  path: string,
): Iterable<string> {
  if (bounds === undefined) return;
  const fault = (rule: string, bound: number): string =>
    faultText(`'${shown}'`, path, `Member must have ${what} ${rule} than or equal to ${bound}`);
  if (measure < bounds.minimum) yield fault("greater", bounds.minimum);
  if (measure > bounds.maximum) yield fault("less", bounds.maximum);
}

/** Values of which nobody reads more. */
const SHOWN_CHARACTERS = 1024;

const faultText = (value: string, path: string, rule: string): string => {
  const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…'` : value;
  return `Value ${shown} at '${path}' failed to satisfy constraint: ${rule}`;
};

const lowerFirst = (name: string): string => name.replace(/^./, (first) => first.toLowerCase());
