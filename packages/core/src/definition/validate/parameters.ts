import {
  parameterDuplicate,
  parameterEnumNotString,
  parameterNameInvalid,
  parameterNotInEnum,
  parameterTypeUnknown,
  parameterValueType,
  propertyMissing,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { MAX_DEFAULT_CHARACTERS, MAX_SCHEMA_DESCRIPTION_CHARACTERS } from "../../limits.ts";
import { isValidName } from "../names.ts";
import type { ParameterType } from "../parameter.ts";
import { checkEntries, checkKeys, checkLength, listMember, textMember, wrongValue } from "./members.ts";
import { here, type Report } from "./report.ts";

const KEYS = ["Name", "Type", "DefaultValue", "Description", "EnumValues"];

const isOfType: { readonly [Type in ParameterType]: (value: JsonValue) => boolean } = {
  String: (value) => typeof value === "string",
  Integer: Number.isInteger,
  Float: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
};

/** The declared names with their types (of what has none that is known, `undefined`), and what is wrong with the declarations. */
export function checkParameters(
  definition: JsonObject,
  report: Report,
): ReadonlyMap<string, ParameterType | undefined> {
  const names = new Map<string, ParameterType | undefined>();
  const parameters = listMember(definition, "Parameters", report) ?? [];
  checkEntries(parameters, "Parameters", report, (parameter) => checkParameter(parameter, names, report));
  return names;
}

function checkParameter(
  parameter: JsonObject,
  names: Map<string, ParameterType | undefined>,
  report: Report,
): void {
  checkKeys(parameter, KEYS, report);
  const name = checkName(parameter, names, report);
  const description = textMember(parameter, "Description", "A parameter's description", report);
  if (description !== undefined)
    checkLength(description, MAX_SCHEMA_DESCRIPTION_CHARACTERS, report, "Description");
  const type = checkType(parameter, report);
  if (type === undefined) return;
  names.set(name, type);

  const value = parameter.DefaultValue;
  const fits = value === undefined || isOfType[type](value);
  if (!fits) report.issues.push(wrongDefault(value, name, type, report));
  if (typeof value === "string") checkLength(value, MAX_DEFAULT_CHARACTERS, report, "DefaultValue");

  const allowed = checkEnum(parameter, name, type, report);
  if (allowed && typeof value === "string" && fits && !allowed.includes(value)) {
    report.issues.push(parameterNotInEnum(here(report, "DefaultValue"), name, value, allowed));
  }
}

function checkName(
  parameter: JsonObject,
  names: Map<string, ParameterType | undefined>,
  report: Report,
): string {
  const name = textMember(parameter, "Name", "A parameter's name", report);
  if (name === undefined) {
    if (parameter.Name === undefined) report.issues.push(propertyMissing(here(report), "Name"));
    return "";
  }
  if (!isValidName(name)) report.issues.push(parameterNameInvalid(here(report, "Name"), name));
  if (names.has(name)) report.issues.push(parameterDuplicate(here(report, "Name"), name));
  names.set(name, undefined);
  return name;
}

function checkType(parameter: JsonObject, report: Report): ParameterType | undefined {
  if (parameter.Type === undefined) return "String";
  const type = textMember(parameter, "Type", "A parameter's type", report);
  if (type === undefined || isParameterType(type)) return type;
  report.issues.push(parameterTypeUnknown(here(report, "Type"), type));
  return undefined;
}

const isParameterType = (type: string): type is ParameterType => Object.hasOwn(isOfType, type);

function wrongDefault(value: JsonValue, name: string, type: ParameterType, report: Report) {
  return isJsonObject(value)
    ? wrongValue(value, "Object", "A parameter's default", report, "DefaultValue")
    : parameterValueType(here(report, "DefaultValue"), name, type, JSON.stringify(value));
}

function checkEnum(
  parameter: JsonObject,
  name: string,
  type: ParameterType,
  report: Report,
): readonly string[] | undefined {
  const values = listMember(parameter, "EnumValues", report);
  if (values === undefined) return undefined;
  if (type !== "String") {
    report.issues.push(parameterEnumNotString(here(report, "EnumValues"), name, type));
    return undefined;
  }
  const texts: string[] = [];
  for (const [index, value] of values.entries()) {
    if (typeof value === "string") texts.push(value);
    else report.issues.push(wrongValue(value, "String", "An allowed value", report, "EnumValues", index));
  }
  return texts;
}
