import {
  isExpression,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type PathSegment,
  parseJsonPath,
  type Shape,
  shapeOf,
} from "@sagewright/core";
import { z } from "zod";
import { type Code, call, object } from "./code.ts";
import { type RefType, typeAt } from "./ref-type.ts";
import { pathText } from "./report-path.ts";
import { keyOf } from "./same.ts";

/** The shape of a JSON file, as far as the pipeline reads it. */
export interface ReadShape {
  readonly schema: z.core.$ZodType;
  readonly code: Code;
}

export const UNKNOWN_SHAPE: ReadShape = { schema: z.unknown(), code: call("z.unknown") };

/** What a place in a file is taken for: by member or index what lies below it, or a scalar. */
interface Place {
  type?: RefType | "open";
  readonly members: Map<PathSegment, Place>;
}

/** Gathers what is read of each file, from which its shape follows. */
export interface FileReads {
  /** By the key of the file: the step's property file, or the place in S3. */
  readonly files: Map<string, Place>;
  /** How often each value is read, by the key of its expression. */
  readonly times: Map<string, number>;
}

/** Notes one value that is read. @param type what it is compared with or put into */
export function noteRead(reads: FileReads, jsonGet: JsonObject, type: RefType | undefined): void {
  const { PropertyFile: report, S3Uri: uri, Path: path } = jsonGet;
  const value = keyOf({ "Std:JsonGet": jsonGet });
  reads.times.set(value, (reads.times.get(value) ?? 0) + 1);
  const source = report ?? uri;
  if (source === undefined || typeof path !== "string") return;
  const key = isJsonObject(source) ? keyOf(source) : JSON.stringify(source);
  const root: Place = reads.files.get(key) ?? { members: new Map() };
  reads.files.set(key, root);
  const segments = parseJsonPath(path);
  if (segments === undefined || pathText(path) === undefined) {
    root.type = "open";
    return;
  }
  let place: Place = root;
  for (const segment of segments) {
    const next: Place = place.members.get(segment) ?? { members: new Map() };
    place.members.set(segment, next);
    place = next;
  }
  if (place.type === undefined) {
    if (type !== undefined) place.type = type;
  } else if (type !== undefined && place.type !== type) place.type = "open";
}

export function shapesOf(reads: FileReads): ReadonlyMap<string, ReadShape> {
  return new Map([...reads.files].map(([key, place]) => [key, shapeAt(place)]));
}

function shapeAt({ type, members }: Place): ReadShape {
  const entries = [...members];
  if (type === "open" || (type !== undefined && entries.length > 0)) return UNKNOWN_SHAPE;
  if (entries.length === 0) return scalarShape(type);
  if (entries.every(([segment]) => typeof segment === "number"))
    return arrayOf(entries.map(([, place]) => place));
  if (entries.some(([segment]) => typeof segment === "number")) return UNKNOWN_SHAPE;
  const shapes = entries.map(([segment, place]) => [String(segment), shapeAt(place)] as const);
  return {
    schema: z.object(Object.fromEntries(shapes.map(([key, { schema }]) => [key, schema]))),
    code: call("z.object", object(shapes.map(([key, { code }]) => [key, code] as const))),
  };
}

/** Items of one list have one shape, which has all that is read of any. */
function arrayOf(places: readonly Place[]): ReadShape {
  const all: Place = { members: new Map() };
  for (const place of places) merge(all, place);
  const item = shapeAt(all);
  return { schema: z.array(item.schema), code: call("z.array", item.code) };
}

function merge(into: Place, from: Place): void {
  if (from.type !== undefined)
    into.type = into.type === undefined || into.type === from.type ? from.type : "open";
  for (const [segment, place] of from.members) {
    const own: Place = into.members.get(segment) ?? { members: new Map() };
    into.members.set(segment, own);
    merge(own, place);
  }
}

function scalarShape(type: RefType | undefined): ReadShape {
  switch (type) {
    case "string":
    case "s3Uri":
      return { schema: z.string(), code: call("z.string") };
    case "number":
      return { schema: z.number(), code: call("z.number") };
    case "boolean":
      return { schema: z.boolean(), code: call("z.boolean") };
    default:
      return UNKNOWN_SHAPE;
  }
}

/** Notes every file that is read below a value, and hands each expression with its place to `visit`. */
export function walkExpressions(
  value: JsonValue | undefined,
  shape: Shape | undefined,
  reads: FileReads,
  visit: (expression: JsonObject, member: string) => void,
  member = "",
): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const item = shape?.kind === "list" ? shape.item : undefined;
    for (const each of value) walkExpressions(each, item, reads, visit, member);
    return;
  }
  const object = value as JsonObject;
  if (!isExpression(object)) {
    for (const [key, each] of Object.entries(object))
      walkExpressions(each, shapeOf(shape, key), reads, visit, key);
    return;
  }
  visit(object, member);
  const { "Std:JsonGet": file, "Std:Join": join } = object as JsonObject;
  if (file !== undefined && isJsonObject(file)) {
    noteRead(reads, file, typeAt(shape));
    walkExpressions(file.S3Uri, undefined, reads, visit, "S3Uri");
  }
  if (join !== undefined && isJsonObject(join))
    walkExpressions(join.Values, undefined, reads, visit, "Values");
}
