import type { Issue } from "@sagewright/core";
import { collect } from "../compile/collect.ts";
import type { Pipeline } from "../pipeline.ts";
import type { StepNode } from "../step-node.ts";
import type { FunctionOnLambdaStep } from "../steps/fn-on-lambda.ts";
import type { FunctionStep } from "../steps/fn-on-processing.ts";
import { FunctionError } from "./function-error.ts";
import { functionNotFound, functionReportMismatch } from "./issues.ts";
import type { FunctionRun } from "./manifest.ts";

/**
 * The function of a step of a pipeline, for the program that `runFunction` makes of it. What it returns is checked
 * against the shapes of its reports, and completed with what they add (defaults, transformed values).
 *
 * Issues: FUNCTION_NOT_FOUND; when it runs, FUNCTION_REPORT_MISMATCH.
 *
 * @example
 * import pipeline from "./pipeline.ts";
 * await runFunction(functionOf(pipeline, "Evaluate"), manifest);
 */
export function functionOf(pipeline: Pipeline, step: string): FunctionRun {
  const functions = [...collect(pipeline).steps.values()].filter(isFunctionStep);
  const node = functions.find(({ name }) => name === step);
  if (node === undefined) {
    const names = functions.map(({ name }) => name);
    throw new FunctionError([functionNotFound(pipeline.name, step, names)]);
  }
  if (node.kind === "fnOnLambda") return node.run;
  return async (context: never) => checkedReports(node, await node.run(context));
}

const isFunctionStep = (node: StepNode): node is FunctionStep | FunctionOnLambdaStep =>
  node.kind === "fn" || node.kind === "fnOnLambda";

async function checkedReports(node: FunctionStep, returned: unknown): Promise<unknown> {
  if (!isPlainObject(returned)) return returned;
  const issues: Issue[] = [];
  const reports = new Map(Object.entries(returned));
  for (const [name, { shape }] of Object.entries(node.props.reports ?? {})) {
    const value = reports.get(name);
    if (value === undefined) continue; // its absence is noticed when the reports are written
    const result = await shape["~standard"].validate(value);
    if (result.issues === undefined) reports.set(name, completed(value, result.value));
    else for (const each of result.issues) issues.push(functionReportMismatch(node.manifest, name, each));
  }
  if (issues.length > 0) throw new FunctionError(issues);
  return Object.fromEntries(reports);
}

/** A shape drops the members that it does not name; a report keeps them. */
function completed(value: unknown, parsed: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(parsed) && value.length === parsed.length) {
    return parsed.map((item, index) => completed(value[index], item));
  }
  if (!isPlainObject(value) || !isPlainObject(parsed)) return parsed;
  const members = new Map(Object.entries(value));
  for (const [key, item] of Object.entries(parsed)) members.set(key, completed(members.get(key), item));
  return Object.fromEntries(members);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
