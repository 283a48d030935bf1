import type { BranchOwner, Change, IssuePath, StepType } from "@sagewright/core";

/**
 * What would become of a step's cache if the pipeline were run now.
 * - `hit`: its results are taken from an earlier execution. `miss`: it runs, although it has a cache.
 * - `off`: it runs; it has no cache. `not run`: it stands in a branch that is not taken, or waits for such a step.
 * - `unknown`: that depends on what a step before it makes of its run.
 * - `fails`: something that it reads is not there, so the run ends here.
 */
export interface CacheExplanation {
  readonly name: string;
  readonly type: StepType;
  readonly state: "hit" | "miss" | "off" | "unknown" | "not run" | "fails";
  /** All of this holds only if these Conditions choose these branches, which is not known before they are evaluated. */
  readonly onlyIf: readonly BranchOwner[];
  readonly reasons: readonly CacheReasonHere[];
  /** The execution that the results come from; of a hit. */
  readonly sourceExecutionArn?: string;
  /** When the job that made them ended: ISO 8601, UTC; of a hit. */
  readonly sourceEndTime?: string;
  /** What of the key is not what it was in `comparedWith`, old and new, as far as that can be known. */
  readonly changes: readonly Change[];
  /** The newest execution in which the step has succeeded, or the one that was asked for. Absent when the step was not run there. */
  readonly comparedWith?: string;
}

export type CacheReasonHere =
  /** The type has no cache; the step has no `CacheConfig`; it says `Enabled: false`; it says no age. */
  | { readonly kind: "no cache"; readonly because: "type" | "absent" | "disabled" | "no age" }
  /** The step has not yet succeeded in any execution of this pipeline that is known here. */
  | { readonly kind: "first run" }
  /** No earlier execution has this key: see `changes`. */
  | { readonly kind: "key" }
  | {
      readonly kind: "expired";
      readonly executionArn: string;
      readonly endTime?: string;
      readonly expireAfter: string;
    }
  /** What that execution has written is no longer in the local S3. */
  | { readonly kind: "outputs gone"; readonly executionArn: string }
  /** A report of that execution has not the shape that it must have by now. */
  | { readonly kind: "report"; readonly executionArn: string; readonly message: string }
  /** The key holds what is new in every execution. */
  | { readonly kind: "varies"; readonly path: IssuePath; readonly variable: string }
  /** The key holds what another step makes, which runs anew, or of which that is not known. */
  | {
      readonly kind: "upstream";
      readonly path: IssuePath;
      readonly step: string;
      readonly runs: "anew" | "perhaps";
    }
  /** The step stands in the branch that is not taken, or waits for one that does. */
  | { readonly kind: "not reached"; readonly step: string }
  /** It reads a property that the results of another step, taken from an earlier execution, do not have: that step declares more by now. */
  | {
      readonly kind: "lacks";
      readonly path: IssuePath;
      readonly step: string;
      readonly property: string;
      readonly executionArn: string;
    }
  /** Its arguments have no value, so the step fails. */
  | { readonly kind: "unresolvable"; readonly message: string }
  /** Steps of its type do not run on this machine. */
  | { readonly kind: "not runnable" };
