import { isJsonObject, type JsonObject, type JsonValue, type Shape, shapeOf } from "@sagewright/core";
import type { StepEmission } from "../compile/emission.ts";
import { fit, freely } from "./fit.ts";
import { isExpressionValue, isPlainObject } from "./plain-object.ts";
import type { Frame, Reader } from "./reader.ts";
import { wholeCamelAt } from "./readers/whole-shape.ts";
import { same } from "./same.ts";
import type { Scope } from "./scope.ts";
import { writeS3Uri, writeString, writeTag, writeText } from "./write-text.ts";
import { isCast, never } from "./written.ts";

/** A reader of arguments, or of a part of them. */
export function readerOf(
  step: string,
  wire: JsonObject,
  value: JsonValue,
  shape: Shape | undefined,
  frame: Frame,
  scope: Scope,
): Reader {
  const at = (path: string): JsonValue | undefined => placeOf(value, path);
  const shapeAt = (path: string): Shape | undefined =>
    path === "" ? shape : path.split(".").reduce<Shape | undefined>((of, name) => shapeOf(of, name), shape);
  const inner = (below: JsonValue, belowShape: Shape | undefined): Reader =>
    readerOf(step, wire, below, belowShape, frame, scope);
  const fitted = (path: string): unknown => {
    const found = at(path);
    if (found === undefined || (typeof found === "object" && !isExpressionValue(found))) return undefined;
    const written = fit(found, shapeAt(path), scope);
    return isCast(written) ? undefined : written;
  };
  const s3Uri = (path: string): unknown => writeS3Uri(at(path), scope);
  const textMap = (path: string): object | undefined => {
    const found = at(path);
    if (!isPlainObject(found)) return undefined;
    const texts = Object.entries(found).flatMap(([key, each]) => {
      const written = writeText(each, scope);
      return written === undefined ? [] : [[key, written] as const];
    });
    return Object.fromEntries(texts);
  };
  return {
    step,
    wire,
    frame,
    scope,
    shape,
    emission: emissionOf(step, frame),
    at,
    items(path) {
      const found = at(path);
      if (!Array.isArray(found) || !found.every(isPlainObject)) return undefined;
      const list = shapeAt(path);
      return found.map((item) => inner(item, list?.kind === "list" ? list.item : undefined));
    },
    below: (path) => inner(at(path) ?? {}, shapeAt(path)),
    input: (path, fallback) => (at(path) === fallback ? undefined : fitted(path)),
    string: (path) => writeString(at(path), scope),
    inputs(path) {
      const found = at(path);
      const isList =
        Array.isArray(found) && found.every((each) => typeof each === "string" || isJsonObject(each));
      return isList ? (fit(found, shapeAt(path), scope) as readonly unknown[]) : undefined;
    },
    needed(path) {
      const found = at(path);
      return found === undefined ? undefined : fit(found, shapeAt(path), scope);
    },
    s3Uri,
    neededS3Uri(path) {
      const found = at(path);
      return found === undefined ? undefined : (s3Uri(path) ?? never(freely(found, scope)));
    },
    text: (path) => writeText(at(path), scope),
    texts(path) {
      const found = at(path);
      if (!Array.isArray(found) || found.length === 0) return undefined;
      const texts = found.map((each) => writeText(each, scope));
      return texts.includes(undefined) ? undefined : texts;
    },
    textMap,
    tags(path) {
      const found = at(path);
      if (!Array.isArray(found)) return undefined;
      const tags = found.map((tag) => writeTag(tag, scope));
      return tags.every((tag) => tag !== undefined) ? tags : undefined;
    },
    camel(path) {
      return wholeCamelAt(this, path);
    },
    json(path) {
      const found = at(path);
      return found === undefined ? undefined : freely(found, scope);
    },
    placeOfExecution(path, ...below) {
      const { bucket, name } = frame;
      const values = ["s3:/", bucket ?? null, name, EXECUTION_ID, step, ...below];
      return same(at(path), { "Std:Join": { On: "/", Values: values } }) ? undefined : s3Uri(path);
    },
    placeOfStep: (path) =>
      at(path) === `s3://${frame.bucket}/${frame.name}/${step}` ? undefined : s3Uri(path),
    role: (path) => (same(at(path), frame.role) ? undefined : fitted(path)),
    member: (name) => {
      const found = wire[name];
      return found === undefined ? undefined : (writeString(found, scope) ?? never(freely(found, scope)));
    },
  };
}

const emissionOf = (step: string, { name, bucket }: Frame): StepEmission => ({
  all: {
    pipelineName: name,
    role: undefined,
    bucket,
    functionImage: undefined,
    lambda: undefined,
    hashes: {},
    issues: [],
    missing: new Set(),
    assets: new Map(),
  },
  step,
  sources: new Set(),
  emitBranch: () => [],
});

const EXECUTION_ID = { Get: "Execution.PipelineExecutionId" };

function placeOf(value: JsonValue, path: string): JsonValue | undefined {
  let at: JsonValue | undefined = value;
  for (const name of path === "" ? [] : path.split(".")) {
    if (!isPlainObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}
