import type { Issue } from "@sagewright/core";
import { silenceReasonMissing, silenceUnused, stepPropInvalid } from "../issues.ts";
import type { AnyEnvelopeProps, StepNode } from "../step-node.ts";

/**
 * Without the issues that a step silences with a reason, and with those of the silencing itself. The paths are those of
 * the pipeline as written; what belongs to no step cannot be silenced.
 */
export function silenced(issues: readonly Issue[], steps: Iterable<StepNode>): readonly Issue[] {
  const silences = new Map<string, Readonly<Record<string, unknown>>>();
  const about: Issue[] = [];
  for (const step of steps) {
    const { name, props } = step as StepNode & { readonly props?: AnyEnvelopeProps };
    const silence: unknown = props?.silence;
    if (silence === undefined) continue;
    if (typeof silence !== "object" || silence === null || Array.isArray(silence)) {
      about.push(stepPropInvalid(name, "silence", "an object"));
    } else silences.set(name, silence as Readonly<Record<string, unknown>>);
  }
  if (silences.size === 0) return [...issues, ...about];

  const used = new Set<string>();
  const told = issues.filter(({ code, path: [root, step] }) => {
    const silence = root === "steps" && typeof step === "string" ? silences.get(step) : undefined;
    if (silence === undefined || !Object.hasOwn(silence, code)) return true;
    used.add(`${step} ${code}`);
    return !isReason(silence[code]);
  });
  // Past a thousand issues not all are known.
  const allKnown = !issues.some(({ code }) => code === "ISSUES_TOO_MANY");
  for (const [step, silence] of silences) {
    for (const [code, reason] of Object.entries(silence)) {
      if (!isReason(reason)) about.push(silenceReasonMissing(step, code));
      else if (allKnown && !used.has(`${step} ${code}`)) about.push(silenceUnused(step, code));
    }
  }
  return [...told, ...about];
}

const isReason = (reason: unknown): boolean => typeof reason === "string" && reason.trim() !== "";
