import {
  argumentShape,
  isJsonObject,
  isStepType,
  type JsonObject,
  type JsonValue,
  STEP_FACTS,
} from "@sagewright/core";
import type { ListedStep } from "./listed-step.ts";
import type { RefType } from "./ref-type.ts";
import { type FileReads, noteRead, type ReadShape, shapesOf, walkExpressions } from "./shapes-read.ts";

/** What must be known of the whole before the first step is written. */
export interface Survey {
  /** Parameters that are used as places in S3. */
  readonly uris: ReadonlySet<string>;
  /** Of each JSON file, what is read of it. */
  readonly shapes: ReadonlyMap<string, ReadShape>;
  /** How often each value of a file is read. */
  readonly times: ReadonlyMap<string, number>;
}

const URI_MEMBERS: ReadonlySet<string> = new Set([
  "S3Uri",
  "S3OutputPath",
  "ModelDataUrl",
  "SamplePayloadUrl",
]);

export function survey(steps: readonly ListedStep[], parameters: JsonValue | undefined): Survey {
  const uris = new Set<string>();
  const reads: FileReads = { files: new Map(), times: new Map() };
  const types = parameterTypes(parameters);
  const visit = ({ Get: get }: JsonObject, member: string): void => {
    if (typeof get === "string" && get.startsWith("Parameters.") && URI_MEMBERS.has(member))
      uris.add(get.slice(11));
  };
  for (const { type, wire, args } of steps) {
    if (type === "Condition") {
      walkConditions(args.Conditions, reads, types, visit);
      continue;
    }
    walkExpressions(args, isStepType(type) ? argumentShape(type) : undefined, reads, visit);
    const keys = isStepType(type) ? STEP_FACTS[type].expressionKeys : [];
    for (const key of keys) walkExpressions(wire[key], undefined, reads, visit, key);
  }
  return { uris, shapes: shapesOf(reads), times: reads.times };
}

const TYPES: { readonly [type: string]: RefType } = {
  String: "string",
  Integer: "number",
  Float: "number",
  Boolean: "boolean",
};

function parameterTypes(parameters: JsonValue | undefined): ReadonlyMap<string, RefType> {
  const types = new Map<string, RefType>();
  if (!Array.isArray(parameters)) return types;
  for (const parameter of parameters as readonly JsonValue[]) {
    if (parameter === null || !isJsonObject(parameter)) continue;
    const type = TYPES[String(parameter.Type ?? "String")];
    if (type !== undefined) types.set(`Parameters.${String(parameter.Name)}`, type);
  }
  return types;
}

/** A value that is compared is of the type of the other side. */
function walkConditions(
  value: JsonValue | undefined,
  reads: FileReads,
  types: ReadonlyMap<string, RefType>,
  visit: (expression: JsonObject, member: string) => void,
): void {
  if (Array.isArray(value)) for (const each of value) walkConditions(each, reads, types, visit);
  if (value === undefined || value === null || !isJsonObject(value)) return;
  const {
    LeftValue: left,
    RightValue: right,
    QueryValue: query,
    Values: values,
    Condition,
    Conditions,
  } = value;
  walkConditions(Condition, reads, types, visit);
  walkConditions(Conditions, reads, types, visit);
  const others: readonly JsonValue[] = Array.isArray(values) ? values : [];
  const side = (of: JsonValue | undefined, against: JsonValue | undefined): void => {
    const file = of !== undefined && of !== null && isJsonObject(of) ? of["Std:JsonGet"] : undefined;
    if (file !== undefined && file !== null && isJsonObject(file)) {
      noteRead(reads, file, typeOf(against, types));
      walkExpressions(file.S3Uri, undefined, reads, visit, "S3Uri");
    } else walkExpressions(of, undefined, reads, visit);
  };
  side(left, right);
  side(right, left);
  side(query, others[0]);
  for (const each of others) side(each, query);
}

function typeOf(value: JsonValue | undefined, types: ReadonlyMap<string, RefType>): RefType | undefined {
  if (value === undefined || value === null || Array.isArray(value)) return undefined;
  if (typeof value !== "object") return typeof value as RefType;
  return types.get(String((value as JsonObject).Get));
}
