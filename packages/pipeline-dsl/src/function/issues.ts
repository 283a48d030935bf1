import type { Issue, IssuePath } from "@sagewright/core";
import type { FunctionManifest } from "./manifest.ts";
import { type Mismatch, mismatchPath } from "./mismatch.ts";

const stepOf = ({ step }: FunctionManifest): string =>
  step === undefined ? "The function step" : `Step "${step}"`;

export const functionArgumentUnknown = (manifest: FunctionManifest, argument: string): Issue => ({
  code: "FUNCTION_ARGUMENT_UNKNOWN",
  path: ["arguments"],
  message: `${stepOf(manifest)} was started with ${JSON.stringify(argument)}, which belongs to none of its inputs.`,
  hint: "Remove ContainerArguments from the step's overrides; declare the value in `inputs` instead.",
});

export const functionInputMissing = (manifest: FunctionManifest, input: string, expected: string): Issue => ({
  code: "FUNCTION_INPUT_MISSING",
  path: ["inputs", input],
  message: `${stepOf(manifest)} has no input "${input}": ${expected}.`,
  hint: "Check that the object or the step it comes from exists, and that the step's code is of the same compile as its definition.",
});

export const functionInputInvalid = (
  manifest: FunctionManifest,
  input: string,
  type: string,
  text: string,
): Issue => ({
  code: "FUNCTION_INPUT_INVALID",
  path: ["inputs", input],
  message: `${stepOf(manifest)} expects a ${type} as input "${input}" and got ${JSON.stringify(text)}.`,
  hint: `Give the parameter or literal behind "${input}" a ${type}.`,
});

export const functionReportMissing = (manifest: FunctionManifest, report: string): Issue => ({
  code: "FUNCTION_REPORT_MISSING",
  path: ["reports", report],
  message: `${stepOf(manifest)} did not return its report "${report}".`,
  hint: `Return it from \`run\`: { ${JSON.stringify(report)}: … }.`,
});

export const functionReportUnknown = (manifest: FunctionManifest, report: string): Issue => ({
  code: "FUNCTION_REPORT_UNKNOWN",
  path: ["reports", report],
  message: `${stepOf(manifest)} returned "${report}", which is none of its reports.`,
  hint: `Declare it in \`reports\`, or correct the name; declared: ${Object.keys(manifest.reports).join(", ")}.`,
});

export const functionReportInvalid = (
  manifest: FunctionManifest,
  report: string,
  path: IssuePath,
  where: string,
  problem: string,
): Issue => ({
  code: "FUNCTION_REPORT_INVALID",
  path: ["reports", report, ...path],
  message: `${stepOf(manifest)}, report "${report}": ${where} ${problem}.`,
  hint: "A report holds only what JSON can: text, finite numbers, booleans, null, arrays and plain objects.",
});

export const functionReportMismatch = (
  manifest: FunctionManifest,
  report: string,
  mismatch: Mismatch,
): Issue => {
  const path = mismatchPath(mismatch);
  const where = path.length === 0 ? "the value" : path.join(".");
  return {
    code: "FUNCTION_REPORT_MISMATCH",
    path: ["reports", report, ...path],
    message: `${stepOf(manifest)}, report "${report}": ${where} is not of its shape: ${mismatch.message}.`,
    hint: "Return what the shape in `report()` says, or correct the shape.",
  };
};

export const functionNotFound = (pipeline: string, step: string, functions: readonly string[]): Issue => ({
  code: "FUNCTION_NOT_FOUND",
  path: ["steps", step],
  message: `Pipeline "${pipeline}" has no function step "${step}".`,
  hint: `Bundle the code again from the pipeline's present file. Its function steps: ${functions.join(", ") || "none"}.`,
});

export const functionReportOutside = (manifest: FunctionManifest, report: string, file: string): Issue => ({
  code: "FUNCTION_REPORT_OUTSIDE_OUTPUT",
  path: ["reports", report],
  message: `${stepOf(manifest)}, report "${report}": the file ${JSON.stringify(file)} is not inside an output folder.`,
  hint: "Give `file` as a relative path without `..`.",
});

export const functionNotSettled = (manifest: FunctionManifest): Issue => ({
  code: "FUNCTION_NOT_SETTLED",
  path: [],
  message: `${stepOf(manifest)} ended before its function did: it called process.exit, or awaits something that can no longer happen.`,
  hint: "Let `run` return, and make each promise that it awaits resolve or reject.",
});

export const functionReturnInvalid = (manifest: FunctionManifest, name: string, problem: string): Issue => ({
  code: "FUNCTION_RETURN_INVALID",
  path: ["returns", name],
  message: `${stepOf(manifest)} did not return "${name}" as it should: ${problem}.`,
  hint: `Return it from \`run\`, of the type that \`returns\` says; hand on larger values as a place in S3.`,
});
