import type { Issue } from "@sagewright/core";
import { silenceInvalid, silenceReasonMissing, silenceUnused, stepPropInvalid } from "../issues.ts";
import type { StepNode } from "../step-node.ts";
import type { PropsNode } from "../step-props.ts";

/** Who silences: a step by its name, or the pipeline itself. */
type Owner = string | undefined;

/**
 * Without the issues that a step, or the pipeline for what belongs to no step, silences with a reason; and with those of
 * the silencing itself. The paths are those of the pipeline as written.
 */
export function silenced(
  issues: readonly Issue[],
  steps: Iterable<StepNode>,
  ofPipeline?: unknown,
): readonly Issue[] {
  const silences = new Map<Owner, Readonly<Record<string, unknown>>>();
  const about: Issue[] = [];
  const read = (owner: Owner, silence: unknown): void => {
    if (silence === undefined) return;
    if (typeof silence !== "object" || silence === null || Array.isArray(silence)) {
      about.push(owner === undefined ? silenceInvalid() : stepPropInvalid(owner, "silence", "an object"));
    } else silences.set(owner, silence as Readonly<Record<string, unknown>>);
  };
  read(undefined, ofPipeline);
  for (const step of steps) {
    const { name, props } = step as PropsNode;
    read(name, props.silence);
  }
  if (silences.size === 0) return [...issues, ...about];

  const used = new Set<string>();
  const told = issues.filter(({ code, path: [root, step] }) => {
    const owner = root === "steps" && typeof step === "string" ? step : undefined;
    const silence = silences.get(owner);
    if (silence === undefined || !Object.hasOwn(silence, code)) return true;
    used.add(`${owner} ${code}`);
    return !isReason(silence[code]);
  });
  // Past a thousand issues not all are known.
  const allKnown = !issues.some(({ code }) => code === "ISSUES_TOO_MANY");
  for (const [owner, silence] of silences) {
    for (const [code, reason] of Object.entries(silence)) {
      if (!isReason(reason)) about.push(silenceReasonMissing(owner, code));
      else if (allKnown && !used.has(`${owner} ${code}`)) about.push(silenceUnused(owner, code));
    }
  }
  return [...told, ...about];
}

const isReason = (reason: unknown): boolean => typeof reason === "string" && reason.trim() !== "";
