import {
  argumentForbidden,
  argumentMissing,
  argumentOwned,
  argumentsAmbiguous,
  argumentUnknown,
  jobNameEmpty,
  jobPrefixInvalid,
} from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { MAX_JOB_NAME_CHARACTERS, MAX_SHORT_JOB_NAME_CHARACTERS } from "../../limits.ts";
import { isExpression } from "../expression.ts";
import { type Shape, shapeOf } from "../shapes/shape.ts";
import type { StepFacts } from "../step-facts.ts";
import { here, type Report } from "./report.ts";

/** What the facts of the step type say of its arguments: members missing, refused, not known, or one too many. */
export function checkArguments(
  args: JsonObject,
  type: string,
  facts: StepFacts,
  shape: Shape | undefined,
  report: Report,
): void {
  for (const name of facts.requiredArguments) {
    if (memberAt(args, name) === undefined && !isSaidOfHolder(args, name, shape)) {
      report.issues.push(argumentMissing(here(report), name, type));
    }
  }
  for (const name of facts.forbiddenArguments) {
    const value = memberAt(args, name);
    if (value !== undefined && value !== UNKNOWN) {
      report.issues.push(argumentForbidden(here(report, ...name.split(".")), name, type));
    }
  }
  for (const names of facts.oneOfArguments) checkOneOf(args, names, report);
  if (facts.closedArguments) {
    for (const name in args) {
      if (facts.closedArguments.includes(name)) continue;
      report.issues.push(argumentUnknown(here(report, name), name, facts.closedArguments));
    }
  }
  checkOwned(args, facts, report);
}

/** Stands for what lies below an expression. */
const UNKNOWN = Symbol("known at run time");

/** A member, dots going down; `undefined` when it or anything above it is missing. */
function memberAt(args: JsonObject, name: string): JsonValue | typeof UNKNOWN | undefined {
  let value: JsonValue | undefined = args;
  let start = 0;
  for (;;) {
    if (isExpression(value)) return UNKNOWN;
    if (!isJsonObject(value)) return undefined;
    const dot = name.indexOf(".", start);
    value = value[dot < 0 ? name.slice(start) : name.slice(start, dot)];
    if (dot < 0) return value;
    start = dot + 1;
  }
}

/** Whether the API's own shape says it, where the object that lacks the member stands. */
function isSaidOfHolder(args: JsonObject, name: string, shape: Shape | undefined): boolean {
  const names = name.split(".");
  const last = names.pop() ?? "";
  if (names.length === 0 || !isJsonObject(memberAt(args, names.join(".")))) return false;
  const holder = names.reduce(shapeOf, shape);
  return holder?.kind === "object" && holder.required?.includes(last) === true;
}

function checkOneOf(args: JsonObject, names: readonly string[], report: Report): void {
  const holder = names[0]?.split(".").slice(0, -1) ?? [];
  if (holder.length > 0 && !isJsonObject(memberAt(args, holder[0] ?? ""))) return;
  const given = names.filter((name) => memberAt(args, name) !== undefined);
  if (given.length !== 1) report.issues.push(argumentsAmbiguous(here(report), names, given));
}

function checkOwned(args: JsonObject, { jobNameArgument }: StepFacts, report: Report): void {
  if (jobNameArgument !== undefined) {
    const name = args[jobNameArgument];
    if (name === null || name === "")
      report.issues.push(jobNameEmpty(here(report, jobNameArgument), jobNameArgument));
    else if (typeof name === "string") checkJobPrefix(name, jobNameArgument, report);
  }
  const config = args.ExperimentConfig;
  if (!isJsonObject(config)) return;
  for (const name of ["ExperimentName", "TrialName"]) {
    if (config[name] === undefined) continue;
    const owner = "the names of PipelineExperimentConfig are used";
    report.issues.push(argumentOwned(here(report, "ExperimentConfig", name), name, owner));
  }
}

const SHORT_JOB_NAMES = ["HyperParameterTuningJobName", "AutoMLJobName"];

/** The service puts more behind the prefix, and cuts as it likes: of what is certain, only that a name begins so. */
function checkJobPrefix(prefix: string, key: string, report: Report): void {
  const maximum = SHORT_JOB_NAMES.includes(key) ? MAX_SHORT_JOB_NAME_CHARACTERS : MAX_JOB_NAME_CHARACTERS;
  if (prefix.length <= maximum && /^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(prefix)) return;
  report.issues.push(jobPrefixInvalid(here(report, key), prefix, maximum));
}
