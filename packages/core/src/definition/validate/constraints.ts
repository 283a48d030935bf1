import {
  argumentMissing,
  argumentTypeClash,
  argumentUnrecognised,
  listEmpty,
  listTooLong,
  numberOutOfRange,
  parameterTypeClash,
  textPatternMismatch,
  textTooShort,
  valueUnknown,
} from "../../issues.ts";
import type { JsonObject, JsonScalar, JsonValue } from "../../json.ts";
import { describeScalar } from "../describe-scalar.ts";
import { nearest } from "../nearest.ts";
import type { ParameterType } from "../parameter.ts";
import type { Bounds, Constraint, Pattern } from "../shapes/constraint.ts";
import type { MapShape, ObjectShape } from "../shapes/shape.ts";
import type { Place } from "./known.ts";
import { checkLength } from "./members.ts";
import { here, type Report } from "./report.ts";

/** A literal against what the API says of it. The report stands above it, at the object or list that holds it. */
export function checkLiteral(
  value: JsonScalar,
  constraint: Constraint,
  key: string | number,
  report: Report,
): void {
  if (value === null) return;
  switch (constraint.type) {
    case "text":
      if (typeof value === "string") checkText(value, constraint, key, report);
      // A definition may say numbers where the request says text; what the service makes of it is not documented.
      else pushClash(value, "String", key, report, "warning");
      return;
    case "integer":
    case "number": {
      const type = constraint.type === "integer" ? "Integer" : "Number";
      if (typeof value !== "number" || (type === "Integer" && !Number.isInteger(value))) {
        pushClash(value, type, key, report);
      } else if (constraint.bounds && !isWithin(value, constraint.bounds)) {
        const name = typeof key === "number" ? "This number" : key;
        report.issues.push(numberOutOfRange(here(report, key), name, value, constraint.bounds));
      }
      return;
    }
    case "boolean":
      if (typeof value !== "boolean") pushClash(value, "Boolean", key, report);
      return;
    case "any":
      return;
  }
}

function pushClash(
  value: Exclude<JsonScalar, null>,
  type: Parameters<typeof argumentTypeClash>[1],
  key: string | number,
  report: Report,
  severity?: "warning",
): void {
  const issue = argumentTypeClash(here(report, key), type, describeScalar(value));
  report.issues.push(severity === undefined ? issue : { ...issue, severity });
}

const isWithin = (value: number, { minimum, maximum }: Bounds): boolean =>
  value >= minimum && value <= maximum;

function checkText(text: string, constraint: Constraint, key: string | number, report: Report): void {
  const { bounds, pattern, values } = constraint;
  if (values !== undefined) {
    if (!values.has(text))
      report.issues.push(valueUnknown(here(report, key), text, values, meant(text, values, report)));
    return;
  }
  if (bounds !== undefined && text.length > bounds.maximum) {
    // Said once: a text that is too long has the wrong form, too.
    checkLength(text, bounds.maximum, report, key);
    return;
  }
  if (pattern !== undefined && text !== "" && !pattern.matches(text)) {
    report.issues.push(textPatternMismatch(here(report, key), text, pattern));
  } else if (bounds !== undefined && text.length < bounds.minimum) {
    report.issues.push(textTooShort(here(report, key), text.length, bounds.minimum));
  }
}

const FITTING: { readonly [Type in Constraint["type"]]: readonly ParameterType[] | undefined } = {
  text: ["String"],
  integer: ["Integer"],
  number: ["Integer", "Float"],
  boolean: ["Boolean"],
  any: undefined,
};

/** Warns of a parameter whose type is not that of the place where it is read. The report stands at the Get. */
export function checkParameterType(get: JsonValue, { type }: Constraint, place: Place, report: Report): void {
  const name = typeof get === "string" && get.startsWith(ROOT) ? get.slice(ROOT.length) : undefined;
  const found = name === undefined ? undefined : place.parameters.get(name);
  const fitting = FITTING[type];
  if (name === undefined || found === undefined || fitting === undefined || fitting.includes(found)) return;
  report.issues.push(parameterTypeClash(here(report), name, found, fitting));
}

const ROOT = "Parameters.";

/** What is certain of a Join whatever its values come to: the literal pieces, and how it begins. The report stands at it. */
export function checkJoinedText(join: JsonObject, constraint: Constraint, report: Report): void {
  if (constraint.type !== "text" || !Array.isArray(join.Values)) return;
  const separator = typeof join.On === "string" ? join.On : "";
  const values: readonly JsonValue[] = join.Values;
  const known = values.filter((value) => typeof value === "string");
  const certain =
    known.reduce((sum, value) => sum + value.length, 0) + separator.length * Math.max(values.length - 1, 0);
  if (constraint.bounds && certain > constraint.bounds.maximum) {
    checkLength(
      known.join("") + separator.repeat(Math.max(values.length - 1, 0)),
      constraint.bounds.maximum,
      report,
    );
  }
  if (constraint.pattern) checkBeginning(values, separator, constraint.pattern, report);
}

function checkBeginning(
  values: readonly JsonValue[],
  separator: string,
  pattern: Pattern,
  report: Report,
): void {
  if (pattern.beginnings.length === 0) return;
  const unknownAt = values.findIndex((value) => typeof value !== "string");
  const start = (unknownAt < 0 ? values : [...values.slice(0, unknownAt), ""]).join(separator);
  if (pattern.beginnings.some((beginning) => start.startsWith(beginning) || beginning.startsWith(start)))
    return;
  report.issues.push(textPatternMismatch(here(report), start, pattern));
}

/** The number of entries. The report stands at the list or the map. */
export function checkCount(count: number, bounds: Bounds, report: Report): void {
  const name = String(report.path.findLast((segment) => typeof segment === "string") ?? "");
  if (count < bounds.minimum) report.issues.push(listEmpty(here(report), name));
  if (count > bounds.maximum) report.issues.push(listTooLong(here(report), name, count, bounds.maximum));
}

/** The keys of a map. The report stands at it. */
export function checkMapKeys(map: JsonObject, { key: constraint, count }: MapShape, report: Report): void {
  const keys = Object.keys(map);
  if (count) checkCount(keys.length, count, report);
  if (constraint) for (const key of keys) checkText(key, constraint, key, report);
}

/** Members that are missing. The report stands at the object. */
export function checkRequired(object: JsonObject, { required }: ObjectShape, report: Report): void {
  if (required === undefined) return;
  for (const name of required) {
    if (object[name] === undefined) report.issues.push(argumentMissing(here(report), name));
  }
}

/** A member that the API does not know. The report stands at the object. */
export function checkUnrecognised(name: string, { members, isClosed }: ObjectShape, report: Report): void {
  if (isClosed) return;
  report.issues.push(argumentUnrecognised(here(report, name), name, meant(name, members.keys(), report)));
}

const meant = (name: string, known: Iterable<string>, report: Report): string | undefined =>
  report.issues.hasRoom() ? nearest(name, known) : undefined;
