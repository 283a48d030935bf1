import { isJsonObject, isValidPipelineName, type JsonValue } from "@sagewright/core";
import type { ListedStep } from "./listed-step.ts";
import type { Frame } from "./reader.ts";

/**
 * What the steps have in common: the role that most jobs run with, and the bucket and pipeline name that default places in
 * S3 are made of. A definition does not say its pipeline's name otherwise.
 */
export function guessFrame(steps: readonly ListedStep[], name: string): Frame {
  const roles = new Map<string, number>();
  const places = new Map<string, number>();
  for (const step of steps) {
    for (const key of ["RoleArn", "ExecutionRoleArn"]) {
      const role = step.args[key];
      if (typeof role === "string" || isParameter(role)) count(roles, JSON.stringify(role));
    }
    if (step.type !== "Condition") notePlaces(step.args, step.name, places);
  }
  const [bucket, guessed] = (parsed(most(places)) ?? []) as readonly string[];
  return { name: guessed ?? name, role: parsed(most(roles)), bucket };
}

const isParameter = (role: JsonValue | undefined): boolean =>
  role !== undefined && isJsonObject(role) && /^Parameters\.\w+$/.test(String(role.Get));

const parsed = (text: string | undefined): JsonValue | undefined =>
  text === undefined ? undefined : JSON.parse(text);

const BUCKET = /^[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/;

/** `s3://<bucket>/<pipeline>/<execution>/<step>/…` as the SDK and this language write it. */
function notePlaces(value: JsonValue | undefined, step: string, places: Counts): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) notePlaces(item, step, places);
    return;
  }
  if (!isJsonObject(value)) return;
  const join = value["Std:Join"];
  if (join === undefined || !isJsonObject(join)) {
    for (const member of Object.values(value)) notePlaces(member, step, places);
    return;
  }
  if (join.On !== "/" || !Array.isArray(join.Values)) return;
  const [scheme, bucket, pipeline, execution, name] = join.Values as readonly JsonValue[];
  const isPlace =
    scheme === "s3:/" &&
    typeof bucket === "string" &&
    BUCKET.test(bucket) &&
    typeof pipeline === "string" &&
    isValidPipelineName(pipeline) &&
    execution !== undefined &&
    execution !== null &&
    isJsonObject(execution) &&
    execution.Get === "Execution.PipelineExecutionId" &&
    name === step;
  if (isPlace) count(places, JSON.stringify([bucket, pipeline]));
}

type Counts = Map<string, number>;

const count = (counts: Counts, text: string): unknown => counts.set(text, (counts.get(text) ?? 0) + 1);

/** Which text occurs most, the first of those that occur as often. */
function most(counts: Counts): string | undefined {
  let best: string | undefined;
  for (const [text, times] of counts) if (best === undefined || times > (counts.get(best) ?? 0)) best = text;
  return best;
}
