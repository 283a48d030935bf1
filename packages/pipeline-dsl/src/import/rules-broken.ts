import { type Issue, isError } from "@sagewright/core";
import { collect } from "../compile/collect.ts";
import { emit } from "../compile/emit.ts";
import { frameIssues } from "../compile/frame.ts";
import { link } from "../compile/link.ts";
import { validate } from "../compile/validate.ts";
import { stepsMissing } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";

/** What keeps a pipeline from compiling. */
export interface BrokenRules {
  /** Codes of rules of the definition by the step that breaks them; `undefined` is the pipeline. Those can be silenced. */
  readonly silenceable: ReadonlyMap<string | undefined, readonly string[]>;
  /** What the language itself refuses. */
  readonly others: readonly Issue[];
}

export function brokenRules(pipeline: Pipeline): BrokenRules {
  const collected = collect(pipeline);
  const emitted = emit(pipeline, {});
  const own = [
    ...frameIssues(pipeline, pipeline.props.bucket),
    ...collected.issues,
    ...emitted.issues,
    ...link(collected, emitted),
  ];
  const rules = [
    ...(pipeline.props.steps.length === 0 ? [stepsMissing()] : []),
    ...validate(emitted.definition, own, emitted.copies),
  ];
  const silenceable = new Map<string | undefined, string[]>();
  for (const { code, path } of rules.filter(isError)) {
    const [root, step] = path;
    const owner = root === "steps" && typeof step === "string" ? step : undefined;
    const codes = silenceable.get(owner) ?? [];
    if (!codes.includes(code)) codes.push(code);
    silenceable.set(owner, codes);
  }
  return { silenceable, others: own.filter(isError) };
}
