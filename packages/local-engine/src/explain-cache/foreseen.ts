import {
  EXECUTION_VARIABLES,
  type GetPath,
  isExpression,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  lookUpProperty,
  type PathSegment,
  parseGetPath,
  referencesIn,
  resolveValue,
  type Scope,
  STEP_FACTS,
  type Step,
  type StepType,
  variesByExecution,
} from "@sagewright/core";
import type { Placeholders, Unknown } from "./placeholders.ts";

/** What is known of a step before the run. */
export type Foreseen =
  /** Its results are those of an earlier execution. */
  | { readonly kind: "known"; readonly properties: JsonObject }
  /** It runs; this is what it is asked to do, as far as it is known. */
  | { readonly kind: "anew"; readonly request: JsonObject }
  | { readonly kind: "perhaps" }
  | { readonly kind: "not run" };

/** Steps whose properties repeat their request, with the members that the run itself makes and that no two runs share. */
const ECHOES: { readonly [Type in StepType]?: readonly string[] } = {
  Processing: [
    "ProcessingJobName",
    "ProcessingJobArn",
    "CreationTime",
    "ProcessingStartTime",
    "ProcessingEndTime",
    "LastModifiedTime",
  ],
  Training: [
    "TrainingJobName",
    "TrainingJobArn",
    "ModelArtifacts",
    "CreationTime",
    "TrainingStartTime",
    "TrainingEndTime",
    "LastModifiedTime",
  ],
  Model: ["ModelName", "ModelArn", "CreationTime"],
};

/** Members of a request that Describe does not give back. */
const NOT_ECHOED = new Set(["Tags"]);

/** The scope of a run to come: what is new in every execution is stood in for. */
export function foreseenScope(base: Scope, experiment: unknown, { standIn }: Placeholders): Scope {
  const execution = Object.fromEntries(
    EXECUTION_VARIABLES.filter(variesByExecution).map((variable) => [
      variable,
      standIn({ kind: "varies", variable }),
    ]),
  );
  const scope: Scope = { ...base, execution: { ...base.execution, ...execution } };
  return { ...scope, experiment: resolveValue(experiment ?? {}, scope) as NonNullable<Scope["experiment"]> };
}

/** Whether something in the value is new in every execution. */
export const isVarying = (value: unknown): boolean =>
  referencesIn(value).some(({ get }) =>
    get.root === "Execution" ? variesByExecution(get.variable) : get.root === "PipelineExperimentConfig",
  );

/**
 * Makes the value with stand-ins for what other steps make and is not known yet. `of` says what is known of another
 * step; `writerBefore` names a step that runs before the one that is looked at.
 */
export function foresight(
  of: (step: string) => Foreseen | undefined,
  stepOf: (name: string) => Step | undefined,
  writerBefore: () => string | undefined,
  holders: Placeholders,
): (value: JsonValue) => JsonValue {
  function known(value: JsonValue): JsonValue {
    if (Array.isArray(value)) return value.map(known);
    if (!isJsonObject(value)) return value;
    if (isExpression(value)) {
      const { Get: get, "Std:JsonGet": read } = value as unknown as JsonObject;
      if (typeof get === "string") return knownGet(value, parseGetPath(get));
      if (isJsonObject(read)) return knownRead(value, read);
    }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, known(member)]));
  }

  function knownGet(value: JsonValue, get: GetPath | undefined): JsonValue {
    if (get?.root !== "Steps") return value;
    const unknown = unknownOf(get.step, get.segments);
    return unknown === undefined ? value : holders.standIn(unknown);
  }

  function unknownOf(step: string, segments: readonly PathSegment[]): Unknown | undefined {
    const state = of(step);
    if (state === undefined || state.kind === "known") return undefined;
    if (state.kind !== "anew") return { kind: "upstream", step, runs: "perhaps", isNew: false };
    const upstream = { kind: "upstream", step, runs: "anew" } as const;
    const node = stepOf(step);
    const made = node && ECHOES[node.Type];
    const [first = ""] = segments;
    if (node === undefined || made === undefined || NOT_ECHOED.has(String(first)))
      return { ...upstream, isNew: false };
    if (made.includes(String(first)) || first === STEP_FACTS[node.Type].jobNameArgument)
      return { ...upstream, isNew: true };
    const found = lookUpProperty(state.request, segments);
    if (!found.found) return { ...upstream, isNew: false };
    const within = holders.in(found.value);
    if (within.length === 0) return undefined;
    return { ...upstream, isNew: within.some((unknown) => unknown.kind === "varies" || unknown.isNew) };
  }

  /** What a file holds that a step is going to write, or may be. */
  function knownRead(value: JsonValue, read: JsonObject): JsonValue {
    const [unknown] = holders.in(known(read.PropertyFile ?? read.S3Uri ?? null));
    if (unknown !== undefined)
      return holders.standIn(unknown.kind === "varies" ? unknown : { ...unknown, isNew: false });
    const writer = read.S3Uri === undefined ? undefined : writerBefore();
    return writer === undefined
      ? value
      : holders.standIn({ kind: "upstream", step: writer, runs: "perhaps", isNew: false });
  }

  return known;
}
