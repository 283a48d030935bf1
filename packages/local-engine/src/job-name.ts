import {
  jobName,
  MAX_JOB_NAME_CHARACTERS,
  resolveValue,
  type Scope,
  STEP_FACTS,
  type Step,
  sagemakerArn,
} from "@sagewright/core";
import { randomId } from "./random-id.ts";
import type { Run } from "./run.ts";
import type { RunnerEntry } from "./runners/runner-entry.ts";

/**
 * A new name for a job of this step. A name in the arguments is a prefix, as "custom job prefixing" writes it.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html#build-and-manage-step-permissions-prefix
 */
export function newJobName(executionId: string, step: Step, scope: Scope): string {
  const suffix = randomId(10);
  const prefix = customPrefix(step, scope);
  if (prefix === undefined) return jobName(executionId, step.Name, suffix);
  const end = `-${executionId}-${suffix}`;
  return `${prefix.replaceAll("_", "-").slice(0, MAX_JOB_NAME_CHARACTERS - end.length)}${end}`;
}

function customPrefix(step: Step, scope: Scope): string | undefined {
  const member = STEP_FACTS[step.Type].jobNameArgument;
  if (member === undefined || step.Arguments === undefined) return undefined;
  const value = (step.Arguments as Readonly<Record<string, unknown>>)[member];
  const prefix = value === undefined ? undefined : resolveValue(value, scope, ["Arguments", member]);
  return typeof prefix === "string" && prefix !== "" ? prefix : undefined;
}

/** `arn:…:training-job/<name>`; a type without jobs of its own has none. */
export const jobArnOf = ({ machine }: Run, { resource }: RunnerEntry, jobName: string): string =>
  resource === undefined ? "" : sagemakerArn(machine.place, `${resource}/${jobName}`);
