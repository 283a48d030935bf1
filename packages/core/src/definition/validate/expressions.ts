import {
  expressionMixed,
  expressionNotAllowed,
  expressionUnknown,
  jsonGetSource,
  jsonPathMalformed,
  propertyMissing,
  scalarExpected,
  stepReadTooEarly,
  valueTooDeep,
  valueTypeWrong,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonScalar, type JsonValue } from "../../json.ts";
import { MAX_NESTING } from "../../limits.ts";
import { isExpression } from "../expression.ts";
import { parseJsonPath } from "../get-path.ts";
import { isListShape, isObjectShape, type Shape, shapeOf } from "../shapes/shape.ts";
import {
  checkCount,
  checkJoinedText,
  checkLiteral,
  checkMapKeys,
  checkParameterType,
  checkRequired,
  checkUnrecognised,
} from "./constraints.ts";
import { checkGet } from "./get.ts";
import type { Place } from "./known.ts";
import { checkKeys, textMember } from "./members.ts";
import { checkPropertyFileGet } from "./property-files.ts";
import { below, here, type Report } from "./report.ts";

/**
 * Checks every expression below a value, and lists, objects and literals against the shape that the API gives them.
 * Scalars may be expressions anywhere, of which only what is certain is said; members that the shape lacks are kept.
 */
export function checkValue(value: JsonValue, shape: Shape | undefined, place: Place, report: Report): void {
  if (typeof value !== "object" || value === null) return;
  if (report.path.length > MAX_NESTING) {
    report.issues.push(valueTooDeep(here(report)));
    return;
  }
  if (Array.isArray(value)) checkList(value, shape, place, report);
  else checkMembers(value as JsonObject, shape, place, report);
}

function checkList(list: readonly JsonValue[], shape: Shape | undefined, place: Place, report: Report): void {
  if (shape !== undefined && isObjectShape(shape)) {
    report.issues.push(valueTypeWrong(here(report), "Object", list));
    return;
  }
  if (isScalarShape(shape)) report.issues.push(scalarExpected(here(report), "a list"));
  if (shape?.kind === "list" && shape.count) checkCount(list.length, shape.count, report);
  const item = shapeOf(shape, 0);
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (typeof value !== "object" || value === null) {
      if (value !== undefined) checkScalar(value, item, index, report);
      continue;
    }
    report.path.push(index);
    checkValue(value, item, place, report);
    report.path.pop();
  }
}

function checkMembers(members: JsonObject, shape: Shape | undefined, place: Place, report: Report): void {
  if (shape !== undefined && isListShape(shape) && !isExpression(members)) {
    report.issues.push(valueTypeWrong(here(report), "Array", members));
    return;
  }
  for (const key in members) {
    if (isExpressionKey(key)) {
      checkExpression(members, key, shape, place, report);
      return;
    }
    const member = members[key];
    const below = shapeOf(shape, key);
    if (typeof member === "object" && member !== null) {
      report.path.push(key);
      checkValue(member, below, place, report);
      report.path.pop();
    } else if (member !== undefined) checkScalar(member, below, key, report);
    if (below === undefined && shape?.kind === "object") checkUnrecognised(key, shape, report);
  }
  if (isScalarShape(shape)) report.issues.push(scalarExpected(here(report), "an object"));
  if (shape?.kind === "object") checkRequired(members, shape, report);
  else if (shape?.kind === "map") checkMapKeys(members, shape, report);
}

/** Whether the API wants a scalar, and knows of which type. */
const isScalarShape = (shape: Shape | undefined): boolean =>
  shape?.kind === "scalar" && shape.constraint !== undefined && shape.constraint.type !== "any";

function checkScalar(
  value: JsonScalar,
  shape: Shape | undefined,
  key: string | number,
  report: Report,
): void {
  if (shape === undefined || value === null) return;
  if (shape.kind !== "scalar") {
    report.issues.push(valueTypeWrong(here(report, key), isListShape(shape) ? "Array" : "Object", value));
  } else if (shape.constraint) checkLiteral(value, shape.constraint, key, report);
}

const isExpressionKey = (key: string): boolean => key === "Get" || key.startsWith("Std:");

function checkExpression(
  members: JsonObject,
  key: string,
  shape: Shape | undefined,
  place: Place,
  report: Report,
): void {
  if (!isExpression(members)) {
    report.issues.push(expressionMixed(here(report, key), key));
    return;
  }
  if (shape !== undefined && isListShape(shape))
    report.issues.push(valueTypeWrong(here(report), "Array", members));
  else if (shape !== undefined && isObjectShape(shape)) {
    report.issues.push(valueTypeWrong(here(report), "Object", members));
  }
  const operand = (members as JsonObject)[key];
  if (operand === undefined) return;
  if (key === "Get") {
    checkGet(operand, place, report);
    if (shape?.kind === "scalar" && shape.constraint)
      checkParameterType(operand, shape.constraint, place, report);
  } else if (key === "Std:Join") {
    below(report, key, () => checkJoin(operand, place, report));
    if (shape?.kind === "scalar" && shape.constraint && isJsonObject(operand)) {
      checkJoinedText(operand, shape.constraint, report);
    }
  } else if (key === "Std:JsonGet") below(report, key, () => checkJsonGet(operand, place, report));
  else report.issues.push(expressionUnknown(here(report), key));
}

const JOIN_KEYS = ["On", "Values"];

function checkJoin(join: JsonValue, place: Place, report: Report): void {
  if (!isJsonObject(join)) {
    report.issues.push(valueTypeWrong(here(report), "Object", join));
    return;
  }
  checkKeys(join, JOIN_KEYS, report);
  textMember(join, "On", "The separator of a Join", report);
  const values = join.Values;
  if (values === undefined) report.issues.push(propertyMissing(here(report), "Values"));
  else if (!Array.isArray(values))
    report.issues.push(valueTypeWrong(here(report, "Values"), "Array", values));
  else {
    report.path.push("Values");
    for (let index = 0; index < values.length; index += 1) {
      report.path.push(index);
      checkOperand(values[index], place, report);
      report.path.pop();
    }
    report.path.pop();
  }
}

/** A scalar, or an expression that comes to one. */
export function checkOperand(value: JsonValue, place: Place, report: Report): void {
  if (typeof value !== "object" || value === null) return;
  if (isJsonObject(value) && Object.keys(value).some(isExpressionKey)) {
    checkValue(value, undefined, place, report);
  } else report.issues.push(scalarExpected(here(report), Array.isArray(value) ? "a list" : "an object"));
}

const JSON_GET_KEYS = ["PropertyFile", "S3Uri", "Path"];

function checkJsonGet(jsonGet: JsonValue, place: Place, report: Report): void {
  if (!isJsonObject(jsonGet)) {
    report.issues.push(valueTypeWrong(here(report), "Object", jsonGet));
    return;
  }
  if (!place.afterSteps) report.issues.push(stepReadTooEarly(here(report), "Std:JsonGet"));
  checkKeys(jsonGet, JSON_GET_KEYS, report);
  checkPath(jsonGet.Path, report);
  const { PropertyFile: file, S3Uri: uri } = jsonGet;
  if ((file === undefined) === (uri === undefined)) {
    report.issues.push(jsonGetSource(here(report), file === undefined ? "neither" : "both"));
  }
  if (file !== undefined) below(report, "PropertyFile", () => checkPropertyFileGet(file, place, report));
  if (uri !== undefined) below(report, "S3Uri", () => checkOperand(uri, place, report));
}

function checkPath(path: JsonValue | undefined, report: Report): void {
  if (path === undefined) report.issues.push(propertyMissing(here(report), "Path"));
  else if (isExpression(path))
    report.issues.push(expressionNotAllowed(here(report, "Path"), "The Path of a JsonGet"));
  else if (typeof path !== "string") report.issues.push(valueTypeWrong(here(report, "Path"), "String", path));
  else if (parseJsonPath(path) === undefined)
    report.issues.push(jsonPathMalformed(here(report, "Path"), path));
}
