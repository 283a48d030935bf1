import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseGetPath,
  parseJsonPath,
  propertyFileOf,
} from "@sagewright/core";
import { jsonFile } from "../json-file.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import type { StepReport } from "../report.ts";
import { type Code, call, member, object, quoted } from "./code.ts";
import { isExpressionValue } from "./plain-object.ts";
import { type RefType, typeOfRef } from "./ref-type.ts";
import { pathText } from "./report-path.ts";
import { keyOf } from "./same.ts";
import type { Known, Scope } from "./scope.ts";
import { type ReadShape, UNKNOWN_SHAPE } from "./shapes-read.ts";
import { type Cast, coded, codeOf, uncast } from "./written.ts";

type Write = (expression: JsonObject, want: RefType, scope: Scope) => Ref<unknown> | Cast;

/** A value of a report, or of a JSON file in S3. */
export function knownFile(file: JsonValue, scope: Scope, write: Write): Known | undefined {
  if (!isJsonObject(file) || typeof file.Path !== "string" || Object.keys(file).length !== 2)
    return undefined;
  const { PropertyFile: report, S3Uri: uri, Path: path } = file;
  if (report !== undefined) return reportValue(report, path, scope);
  return uri === undefined ? undefined : fileValue(uri, path, scope, write);
}

function reportValue(report: JsonValue, path: string, scope: Scope): Known | undefined {
  if (!isJsonObject(report) || typeof report.Get !== "string" || Object.keys(report).length !== 1)
    return undefined;
  const get = parseGetPath(report.Get);
  const name = get && propertyFileOf(get);
  if (get?.root !== "Steps" || name === undefined) return undefined;
  const step = scope.steps.get(get.step);
  const reports = (step?.node as { readonly reports?: Readonly<Record<string, StepReport>> } | undefined)
    ?.reports;
  if (step === undefined || reports === undefined || !Object.hasOwn(reports, name)) return undefined;
  const code = member(member(step.identifier, "reports"), name);
  return valueAt(reports[name] as StepReport, code, path, scope);
}

interface Readable {
  get(path: never): Ref<unknown>;
}

function valueAt(of: Readable, code: Code, path: string, scope: Scope): Known | undefined {
  const text = pathText(path);
  if (text === undefined) return undefined;
  try {
    const ref = of.get(text as never);
    const read = call({ kind: "member", of: code, accessor: ".get" }, quoted(text));
    const known: Known = {
      ref: coded(ref, constOf(ref, path, read, scope)),
      type: typeOfRef(ref),
    };
    scope.known.set(keyOf(expressionOf(ref)), known);
    return known;
  } catch {
    // The shape has something else there.
    return undefined;
  }
}

/** A value that is read more than once has a const. */
function constOf(ref: Ref<unknown>, path: string, read: Code, scope: Scope): Code {
  if ((scope.times.get(keyOf(expressionOf(ref))) ?? 0) < 2) return read;
  const identifier = scope.names.take(nameOf(path), "value");
  scope.pending.push([identifier, read]);
  return identifier;
}

/** The last name of a path that tells something. */
function nameOf(path: string): string {
  const names = (parseJsonPath(path) ?? []).filter((segment) => typeof segment === "string");
  return names.findLast((name) => name !== "value") ?? "value";
}

function fileValue(uri: JsonValue, path: string, scope: Scope, write: Write): Known | undefined {
  // `jsonFile` writes a join, whatever it gets.
  if (!isExpressionValue(uri) || uri["Std:Join"] === undefined) return undefined;
  const key = keyOf(uri);
  const known = scope.files.get(key) ?? declareFile(key, uri, scope, write);
  return valueAt(known.file, known.identifier, path, scope);
}

function declareFile(key: string, uri: JsonObject, scope: Scope, write: Write) {
  const place = write(uri, "s3Uri", scope);
  const shape: ReadShape = scope.shapes.get(key) ?? UNKNOWN_SHAPE;
  const file = jsonFile({ s3Uri: uncast(place) as Ref<S3Uri>, shape: shape.schema });
  const identifier = scope.names.take("values", "file");
  const code = call(
    "jsonFile",
    object([
      ["s3Uri", codeOf(place)],
      ["shape", shape.code],
    ]),
  );
  scope.pending.push([identifier, code]);
  const declared = { file, identifier };
  scope.files.set(key, declared);
  return declared;
}
