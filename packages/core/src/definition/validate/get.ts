import {
  executionVariableMisplaced,
  executionVariableUnknown,
  experimentMemberUnknown,
  failStepReferenced,
  getMalformed,
  outputParameterUndeclared,
  parameterUndeclared,
  propertyFileOutside,
  stepPropertyUnknown,
  stepReadTooEarly,
  stepUnknown,
  valueTypeWrong,
} from "../../issues.ts";
import { isJsonObject, type JsonValue } from "../../json.ts";
import { EXECUTION_VARIABLES, JOB_VARIABLES } from "../execution-variable.ts";
import { type GetPath, type PathSegment, parseGetPath } from "../get-path.ts";
import { isValidName } from "../names.ts";
import { propertyShape } from "../shapes/property-shapes.ts";
import { membersOf, shapeOf } from "../shapes/shape.ts";
import type { Step, StepType } from "../step.ts";
import { isStepType, STEP_FACTS } from "../step-facts.ts";
import type { Place } from "./known.ts";
import { checkListIndex } from "./list-index.ts";
import { checkNamedEntry } from "./named-entries.ts";
import { here, type Report } from "./report.ts";

/** Checks what a `Get` points at. The report stands at the object that holds it. */
export function checkGet(text: JsonValue, place: Place, report: Report): void {
  if (typeof text !== "string") {
    report.issues.push(valueTypeWrong(here(report, "Get"), "String", text));
    return;
  }
  const get = parseGetPath(text);
  if (get === undefined) {
    if (!isOfBadName(text, place)) report.issues.push(getMalformed(here(report), text));
  } else if (get.root === "Parameters") checkParameterGet(get.name, place, report);
  else if (get.root === "Execution") checkVariableGet(get.variable, place, report);
  else if (get.root === "PipelineExperimentConfig") {
    if (!place.afterSteps) report.issues.push(stepReadTooEarly(here(report), text));
    else if (get.member !== "ExperimentName" && get.member !== "TrialName") {
      report.issues.push(experimentMemberUnknown(here(report), get.member));
    }
  } else checkStepGet(get, text, place, report);
}

/** Whether only the name of the step is malformed, which is said of the step itself. */
function isOfBadName(text: string, place: Place): boolean {
  if (!text.startsWith(ROOT)) return false;
  let dot = ROOT.length;
  for (let dots = 0; dots < MAX_DOTS; dots += 1) {
    dot = text.indexOf(".", dot + 1);
    if (dot < 0) return false;
    const name = text.slice(ROOT.length, dot);
    if (place.steps.has(name)) return !isValidName(name);
  }
  return false;
}

const ROOT = "Steps.";
/** Dots of a name up to which it is looked for. */
const MAX_DOTS = 10;

function checkParameterGet(name: string, place: Place, report: Report): void {
  if (place.parameters.has(name)) return;
  report.issues.push(parameterUndeclared(here(report), name, place.parameters.keys()));
}

function checkVariableGet(name: string, place: Place, report: Report): void {
  const variable = EXECUTION_VARIABLES.find((known) => known === name);
  if (variable === undefined) {
    report.issues.push(executionVariableUnknown(here(report), name, EXECUTION_VARIABLES));
  } else if (JOB_VARIABLES.includes(variable) && !place.jobVariables.includes(variable)) {
    report.issues.push(executionVariableMisplaced(here(report), variable));
  }
}

type StepGet = Extract<GetPath, { root: "Steps" }>;

function checkStepGet(get: StepGet, text: string, place: Place, report: Report): void {
  const step = place.steps.get(get.step);
  if (!place.afterSteps) report.issues.push(stepReadTooEarly(here(report), text));
  else if (step === undefined) report.issues.push(stepUnknown(here(report), get.step, place.steps.keys()));
  else if (step.Type === "Fail") report.issues.push(failStepReferenced(here(report), get.step));
  else if (get.segments[0] === "PropertyFiles") report.issues.push(propertyFileOutside(here(report), text));
  else if (isStepType(step.Type)) checkProperty(step.Type, step, get.segments, text, place, report);
}

function checkProperty(
  type: StepType,
  step: Step,
  segments: readonly PathSegment[],
  text: string,
  place: Place,
  report: Report,
): void {
  if (segments[0] === "OutputParameters" && STEP_FACTS[type].keys.includes("OutputParameters")) {
    // What lies below an output is up to the step that reads it: the service, too, says so only then.
    checkOutput(step, segments[1], report);
    return;
  }
  let shape = propertyShape(type);
  for (const segment of segments) {
    if (shape === undefined) return;
    const next = shapeOf(shape, segment);
    if (next === undefined) {
      report.issues.push(stepPropertyUnknown(here(report), text, type, String(segment), membersOf(shape)));
    }
    shape = next;
  }
  checkNamedEntry(step, segments, place, report);
  checkListIndex(step, segments, report);
}

function checkOutput(step: Step, name: PathSegment | undefined, report: Report): void {
  if (typeof name !== "string") return;
  const declared = "OutputParameters" in step ? step.OutputParameters : [];
  const names = Array.isArray(declared)
    ? declared.filter(isJsonObject).map((output) => output.OutputName)
    : [];
  if (names.includes(name)) return;
  const texts = names.filter((known) => typeof known === "string");
  report.issues.push(outputParameterUndeclared(here(report), step.Name, name, texts));
}
