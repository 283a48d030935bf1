import { type Constraint, isJsonObject, type JsonValue, type Shape } from "@sagewright/core";
import { serializationError } from "./service-error.ts";

/** Throws SerializationException for the first value that is of another JSON type than its place. */
export function checkTypes(shape: Shape, value: JsonValue): void {
  if (value === null) return;
  if (shape.kind === "scalar") {
    checkScalar(shape.constraint?.type ?? "any", value);
  } else if (shape.kind === "list") {
    if (!Array.isArray(value)) throw serializationError("Expected list or null");
    for (const item of value) checkTypes(shape.item, item);
  } else {
    if (!isJsonObject(value)) throw serializationError("Expected map or null");
    for (const [name, item] of Object.entries(value)) {
      const below = shape.kind === "map" ? shape.value : shape.members.get(name);
      if (below !== undefined) checkTypes(below, item);
    }
  }
}

const NAMES: Readonly<Record<Constraint["type"], string>> = {
  text: "a String",
  integer: "an Integer",
  number: "a Double",
  boolean: "a Boolean",
  any: "milliseconds since epoch",
};

function checkScalar(type: Constraint["type"], value: JsonValue): void {
  if (Array.isArray(value)) throw serializationError("Start of list found where not expected");
  if (isJsonObject(value)) throw serializationError("Start of structure or map found where not expected.");
  if (FITS[type](value)) return;
  const kind = typeof value === "boolean" ? `${value}`.toUpperCase() : typeof value;
  throw serializationError(`${kind.toUpperCase()}_VALUE can not be converted to ${NAMES[type]}`);
}

const FITS: Readonly<Record<Constraint["type"], (value: JsonValue) => boolean>> = {
  text: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  // All that the tables of requests leave open are instants: seconds, on the wire.
  any: (value) => typeof value === "number",
};
