import {
  type ExpectedValue,
  expressionNotAllowed,
  propertyUnknown,
  textTooLong,
  valueTypeWrong,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { charactersBeyond } from "../characters-beyond.ts";
import { isExpression } from "../expression.ts";
import { below, here, type Report } from "./report.ts";

/** Reports keys that are not known; the values are kept. */
export function checkKeys(object: JsonObject, known: readonly string[], report: Report): void {
  for (const key in object) {
    if (!known.includes(key)) report.issues.push(propertyUnknown(here(report, key), key, known));
  }
}

/** The member if it is a fixed text; reports any other value. Absent is fine. */
export function textMember(
  object: JsonObject,
  key: string,
  place: string,
  report: Report,
): string | undefined {
  const value = object[key];
  if (value === undefined || typeof value === "string") return value;
  report.issues.push(wrongValue(value, "String", place, report, key));
  return undefined;
}

/** The member if it is a list; reports any other value. Absent is fine. */
export function listMember(
  object: JsonObject,
  key: string,
  report: Report,
): readonly JsonValue[] | undefined {
  const value = object[key];
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value;
  report.issues.push(valueTypeWrong(here(report, key), "Array", value));
  return undefined;
}

/** Checks the entries of a list one by one, each from where it stands; reports those that are no objects. */
export function checkEntries(
  entries: readonly JsonValue[],
  key: string,
  report: Report,
  check: (entry: JsonObject) => void,
): void {
  below(report, key, () => {
    for (const [index, entry] of entries.entries()) {
      below(report, index, () => {
        if (isJsonObject(entry)) check(entry);
        else report.issues.push(valueTypeWrong(here(report), "Object", entry));
      });
    }
  });
}

/** The member if it is an object and no expression; reports any other value. Absent is fine. */
export function objectMember(object: JsonObject, key: string, report: Report): JsonObject | undefined {
  const value = object[key];
  if (value === undefined) return undefined;
  if (isJsonObject(value) && !isExpression(value)) return value;
  report.issues.push(valueTypeWrong(here(report, key), "Object", value));
  return undefined;
}

/** Says that a value is an expression where none may be, or of the wrong type. */
export function wrongValue(
  value: JsonValue,
  expected: ExpectedValue,
  place: string,
  report: Report,
  ...at: readonly (string | number)[]
) {
  const path = here(report, ...at);
  return isExpression(value) ? expressionNotAllowed(path, place) : valueTypeWrong(path, expected, value);
}

export function checkLength(
  text: string,
  maximum: number,
  report: Report,
  ...at: readonly (string | number)[]
): void {
  const characters = charactersBeyond(text, maximum);
  if (characters !== undefined) report.issues.push(textTooLong(here(report, ...at), characters, maximum));
}
