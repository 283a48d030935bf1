import {
  conditionNested,
  descriptionLong,
  propertyMissing,
  stepNameInvalid,
  stepTypeUnknown,
  valueTooDeep,
  valueTypeWrong,
} from "../../issues.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";
import {
  MAX_DESCRIPTION_CHARACTERS,
  MAX_DISPLAY_NAME_CHARACTERS,
  MAX_NESTING,
  MAX_SCHEMA_DESCRIPTION_CHARACTERS,
} from "../../limits.ts";
import { charactersBeyond } from "../characters-beyond.ts";
import { JOB_VARIABLES } from "../execution-variable.ts";
import type { BranchOwner } from "../graph.ts";
import { isValidName } from "../names.ts";
import { argumentShape } from "../shapes/argument-shapes.ts";
import { type Shape, shapeOf } from "../shapes/shape.ts";
import type { StepType } from "../step.ts";
import { isStepType, STEP_FACTS, type StepFacts } from "../step-facts.ts";
import { checkArguments } from "./arguments.ts";
import { checkCache } from "./cache.ts";
import { checkConditions } from "./conditions.ts";
import { checkOperand, checkValue } from "./expressions.ts";
import type { Known, Place } from "./known.ts";
import { checkKeys, checkLength, listMember, objectMember, textMember } from "./members.ts";
import { below, here, type Report } from "./report.ts";
import { checkRetry } from "./retry.ts";
import { STEP_RULES } from "./step-rules.ts";
import { checkTags } from "./tags.ts";

/** Keys with messages of their own on step types that may not have them. */
const ALWAYS_NAMED = ["CacheConfig", "RetryPolicies"];

/** Everything about one step but its place in the graph. The report stands at the step. */
export function checkStep(
  step: JsonObject,
  owner: BranchOwner | undefined,
  known: Known,
  report: Report,
): void {
  checkEnvelope(step, report);
  const type = step.Type;
  if (!isStepType(type)) {
    checkUnknownType(step, known, report);
    return;
  }
  const facts = STEP_FACTS[type];
  checkKeys(step, facts.retryable && facts.cacheable ? facts.keys : [...facts.keys, ...ALWAYS_NAMED], report);
  for (const key of facts.requiredKeys) {
    if (step[key] === undefined) report.issues.push(propertyMissing(here(report), key));
  }
  checkCache(step, type, facts, known.steps, report);
  checkRetry(step, type, facts, report);
  if (type === "Condition" && owner !== undefined && typeof step.Name === "string") {
    report.issues.push(conditionNested(here(report), step.Name));
  }

  const place: Place = { ...known, afterSteps: true, jobVariables: facts.jobVariables };
  for (const key of facts.expressionKeys) {
    const value = step[key];
    if (value !== undefined) below(report, key, () => checkOperand(value, place, report));
  }
  const args = objectMember(step, "Arguments", report);
  if (args) below(report, "Arguments", () => checkTypedArguments(args, type, facts, place, report));
  STEP_RULES[type](step, args ?? {}, report);
}

function checkTypedArguments(
  args: JsonObject,
  type: StepType,
  facts: StepFacts,
  place: Place,
  report: Report,
): void {
  const shape = argumentShape(type);
  checkArguments(args, type, facts, shape, report);
  if (type === "Condition") {
    // Branches deeper than this are not listed, neither here nor in the graph.
    if (report.path.length >= MAX_NESTING) {
      report.issues.push(valueTooDeep(here(report)));
      return;
    }
    checkConditions(args, place, report);
    listMember(args, "IfSteps", report);
    listMember(args, "ElseSteps", report);
    return;
  }
  if (shapeOf(shape, "Tags")?.kind === "list") checkTags(args, report);
  checkMembers(args, facts.forbiddenArguments, shape, place, report);
}

/** Of members that are refused it is not said, too, that the API does not know them. */
function checkMembers(
  args: JsonObject,
  refused: readonly string[],
  shape: Shape | undefined,
  place: Place,
  report: Report,
): void {
  const given = refused.filter((name) => args[name] !== undefined);
  if (given.length === 0) {
    checkValue(args, shape, place, report);
    return;
  }
  const members = Object.entries(args);
  for (const [name, value] of members) {
    if (given.includes(name))
      below(report, name, () => checkValue(value, shapeOf(shape, name), place, report));
  }
  checkValue(Object.fromEntries(members.filter(([name]) => !given.includes(name))), shape, place, report);
}

function checkUnknownType(step: JsonObject, known: Known, report: Report): void {
  const type = textMember(step, "Type", "A step's type", report);
  if (step.Type === undefined) report.issues.push(propertyMissing(here(report), "Type"));
  if (type !== undefined)
    report.issues.push(stepTypeUnknown(here(report, "Type"), type, Object.keys(STEP_FACTS)));
  const args = step.Arguments;
  const place: Place = { ...known, afterSteps: true, jobVariables: JOB_VARIABLES };
  if (args !== undefined) below(report, "Arguments", () => checkValue(args, undefined, place, report));
}

function checkEnvelope(step: JsonObject, report: Report): void {
  const name = textMember(step, "Name", "A step's name", report);
  if (step.Name === undefined) report.issues.push(propertyMissing(here(report), "Name"));
  if (name !== undefined && !isValidName(name))
    report.issues.push(stepNameInvalid(here(report, "Name"), name));
  const displayName = textMember(step, "DisplayName", "A step's display name", report);
  if (displayName !== undefined) checkLength(displayName, MAX_DISPLAY_NAME_CHARACTERS, report, "DisplayName");
  const description = textMember(step, "Description", "A step's description", report);
  if (description === undefined || description.length <= MAX_DESCRIPTION_CHARACTERS) return;
  checkLength(description, MAX_SCHEMA_DESCRIPTION_CHARACTERS, report, "Description");
  const characters = charactersBeyond(description, MAX_DESCRIPTION_CHARACTERS) ?? 0;
  if (characters > 0 && characters <= MAX_SCHEMA_DESCRIPTION_CHARACTERS) {
    report.issues.push(descriptionLong(here(report, "Description"), characters));
  }
}

/** Reports an entry of a list of steps that is no object. */
export function checkIsStep(entry: unknown, report: Report): entry is JsonObject {
  if (isJsonObject(entry)) return true;
  report.issues.push(valueTypeWrong(here(report), "Object", entry));
  return false;
}
