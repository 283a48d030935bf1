import type { Issue, IssuePath } from "@sagewright/core";
import { type Mismatch, mismatchPath } from "../function/mismatch.ts";

const listed = (names: readonly string[]): string => (names.length === 0 ? "none" : names.join(", "));

export const simulationStepUnknown = (path: IssuePath, step: string, steps: readonly string[]): Issue => ({
  code: "SIMULATION_STEP_UNKNOWN",
  path,
  message: `The pipeline has no step "${step}".`,
  hint: `Name one of its steps: ${listed(steps)}.`,
});

export const simulationReportUnknown = (step: string, report: string, reports: readonly string[]): Issue => ({
  code: "SIMULATION_REPORT_UNKNOWN",
  path: ["reports", step, report],
  message: `Step "${step}" has no report "${report}".`,
  hint: `Name one of its reports: ${listed(reports)}.`,
});

export const simulationReportMissing = (reader: string, step: string, report: string): Issue => ({
  code: "SIMULATION_REPORT_MISSING",
  path: ["reports", step, report],
  message: `Step "${reader}" reads report "${report}" of step "${step}", and the simulation has no value for it.`,
  hint: `Give one: simulate(pipeline, { reports: { ${JSON.stringify(step)}: { ${JSON.stringify(report)}: … } } }).`,
});

export const simulationReportMismatch = (step: string, report: string, mismatch: Mismatch): Issue => {
  const path = mismatchPath(mismatch);
  return {
    code: "SIMULATION_REPORT_MISMATCH",
    path: ["reports", step, report, ...path],
    message: `Report "${report}" of step "${step}" is not of its shape${path.length === 0 ? "" : ` at ${path.join(".")}`}: ${mismatch.message}.`,
    hint: "Give a value that the shape in `report()` accepts, as the step itself must.",
  };
};

export const simulationObjectMissing = (reader: string, s3Uri: string): Issue => ({
  code: "SIMULATION_OBJECT_MISSING",
  path: ["objects", s3Uri],
  message: `Step "${reader}" reads a value from ${s3Uri}, and the simulation has no such object.`,
  hint: `Give its content: simulate(pipeline, { objects: { ${JSON.stringify(s3Uri)}: … } }).`,
});

export const simulationPropertyMissing = (reader: string, { path, message, hint }: Issue): Issue => {
  const [, step, output] = OUTPUT_PARAMETER.exec(message) ?? [];
  return {
    code: "SIMULATION_PROPERTY_MISSING",
    path: ["steps", reader, ...path],
    message: `Step "${reader}" reads what the simulation has no value for: ${message}`,
    hint:
      step === undefined || output === undefined
        ? `Give it: simulate(pipeline, { properties: { <step>: { … } } }), in the shape of the Describe response. ${hint}`
        : `Give it: simulate(pipeline, { properties: { ${JSON.stringify(step)}: { OutputParameters: { ${JSON.stringify(output)}: … } } } }).`,
  };
};

/** What Lambda functions, callbacks and the like give back stands under a member of its own. */
const OUTPUT_PARAMETER = /Steps\.([^.]+)\.OutputParameters\['([^']+)'\]/;

export const simulationStepNotRun = (step: string, ran: readonly string[]): Issue => ({
  code: "SIMULATION_STEP_NOT_RUN",
  path: ["steps", step],
  message: `Step "${step}" did not run in this simulation.`,
  hint: `These ran: ${listed(ran)}. Look at \`steps\` and \`outcome()\` to see which branch was taken.`,
});

export const simulationNotACondition = (step: string): Issue => ({
  code: "SIMULATION_NOT_A_CONDITION",
  path: ["steps", step],
  message: `Step "${step}" has no outcome: it is not a Condition.`,
  hint: "Ask for the outcome of a step made by step.condition().",
});
