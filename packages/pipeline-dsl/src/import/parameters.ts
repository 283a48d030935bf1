import {
  type Issue,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type ParameterType,
} from "@sagewright/core";
import { defineParams, type Param, type Params, param } from "../param.ts";
import { type Code, call, member, object } from "./code.ts";
import { importMemberUnknown, importOrderLost, importValueUnsupported } from "./issues.ts";
import { remember, type Scope } from "./scope.ts";
import { codeOf, never, plainValue } from "./written.ts";

const KINDS: { readonly [Type in ParameterType]: "string" | "integer" | "float" | "boolean" } = {
  String: "string",
  Integer: "integer",
  Float: "float",
  Boolean: "boolean",
};
const MEMBERS = ["Name", "Type", "DefaultValue", "EnumValues", "Description"];

export interface WrittenParameters {
  readonly params: Params;
  readonly code: Code;
}

/**
 * The parameters as `defineParams` takes them.
 * @param uris names of those that are used as places in S3
 */
export function writeParameters(
  parameters: JsonValue | undefined,
  uris: ReadonlySet<string>,
  scope: Scope,
  issues: Issue[],
): WrittenParameters | undefined {
  if (parameters === undefined || parameters === null) return undefined;
  if (!Array.isArray(parameters)) {
    issues.push(importValueUnsupported(["Parameters"], "no list of parameters"));
    return undefined;
  }
  const specs = new Map<string, Param<never>>();
  const codes: [string, Code][] = [];
  const values = new Map<string, readonly string[]>();
  parameters.forEach((parameter: JsonValue, index) => {
    const read = readParameter(parameter, index, uris, issues);
    if (read === undefined) return;
    const { name, kind, props } = read;
    if (specs.has(name)) {
      issues.push(importValueUnsupported(["Parameters", index, "Name"], `a second parameter "${name}"`));
      return;
    }
    const isEmpty = Object.keys(props).length === 0;
    const written = read.isSound ? props : never(props);
    specs.set(name, param[kind](plainValue(props) as never) as Param<never>);
    codes.push([name, isEmpty ? call(`param.${kind}`) : call(`param.${kind}`, codeOf(written))]);
    if (read.values) values.set(name, read.values);
  });
  if (specs.size === 0) return undefined;
  const byName: { readonly [name: string]: Param<never> } = Object.fromEntries(specs);
  if (Object.keys(byName).join() !== [...specs.keys()].join()) issues.push(importOrderLost(["Parameters"]));
  const params = defineParams(byName);
  for (const [name, ref] of Object.entries(params))
    remember(scope, ref, member("params", name), values.get(name));
  return { params, code: call("defineParams", object(codes)) };
}

interface ReadParameter {
  readonly name: string;
  readonly kind: "string" | "integer" | "float" | "boolean" | "s3Uri";
  readonly props: JsonObject;
  /** Whether TypeScript takes the props. */
  readonly isSound: boolean;
  readonly values?: readonly string[];
}

function readParameter(
  parameter: JsonValue,
  index: number,
  uris: ReadonlySet<string>,
  issues: Issue[],
): ReadParameter | undefined {
  const path = ["Parameters", index];
  const refuse = (what: string): undefined => {
    issues.push(importValueUnsupported(path, what));
    return undefined;
  };
  if (!isJsonObject(parameter)) return refuse("a parameter that is no object");
  const {
    Name: name,
    Type: type = "String",
    DefaultValue: value,
    EnumValues: oneOf,
    Description: description,
  } = parameter;
  if (typeof name !== "string") return refuse("a parameter without a `Name`");
  const known = Object.hasOwn(KINDS, String(type)) ? KINDS[type as ParameterType] : undefined;
  if (known === undefined) return refuse(`a parameter of the type ${JSON.stringify(type)}`);
  if (oneOf !== undefined && oneOf !== null && !Array.isArray(oneOf))
    return refuse("`EnumValues` that are no list");
  const unknown = Object.keys(parameter).filter((key) => !MEMBERS.includes(key));
  for (const key of unknown) issues.push(importMemberUnknown(path, key));
  const props = Object.fromEntries(
    Object.entries({ default: value, oneOf, description }).filter(
      (entry): entry is [string, JsonValue] => entry[1] !== undefined && entry[1] !== null,
    ),
  );
  const isUri = isPlace(name, value, uris) && known === "string" && props.oneOf === undefined;
  const kind = isUri ? "s3Uri" : known;
  const texts = Array.isArray(props.oneOf) && props.oneOf.every((each) => typeof each === "string");
  const isSound =
    fitsDefault(known, props.default) &&
    (props.description === undefined || typeof description === "string") &&
    (props.oneOf === undefined ||
      (known === "string" &&
        texts &&
        (props.default === undefined || (oneOf as readonly JsonValue[]).includes(props.default))));
  const values = texts && known === "string" ? (props.oneOf as readonly string[]) : undefined;
  return { name, kind, props, isSound, ...(values && { values }) };
}

const isPlace = (name: string, value: JsonValue | undefined, uris: ReadonlySet<string>): boolean =>
  typeof value === "string" ? value.startsWith("s3://") : value === undefined && uris.has(name);

function fitsDefault(kind: ReadParameter["kind"], value: JsonValue | undefined): boolean {
  if (value === undefined) return true;
  if (kind === "boolean") return typeof value === "boolean";
  return kind === "string" ? typeof value === "string" : typeof value === "number";
}
