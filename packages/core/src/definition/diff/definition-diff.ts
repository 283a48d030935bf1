import type { IssuePath } from "../../issue.ts";
import type { JsonValue } from "../../json.ts";
import type { BranchName } from "../graph.ts";

/** What two definitions say differently. Plain data: it can be written as JSON and read back. */
export interface DefinitionDiff {
  /** Whether both say the same; the order of what has a name does not count. */
  readonly equal: boolean;
  /** `PipelineExperimentConfig`, `MlflowConfig`, `Metadata`, `Version`. */
  readonly document: readonly Change[];
  readonly parameters: readonly ParameterDiff[];
  /** Steps that differ: those of the new definition in its order, then removed ones in that of the old. */
  readonly steps: readonly StepDiff[];
  /** Steps of the new definition, in the order in which they run, whose earlier results are no longer good, or only seem to be. */
  readonly caches: readonly CacheEffect[];
  /** Lists in another order, which changes nothing. */
  readonly reordered: readonly Reordering[];
}

/** One place that differs. Entries of lists of named things stand under their names: `ProcessingInputs.code.S3Input`. */
export interface Change {
  /** From the step, the parameter or the document down. */
  readonly path: IssuePath;
  readonly kind: "added" | "removed" | "changed";
  /** Absent when added. */
  readonly old?: JsonValue;
  /** Absent when removed. */
  readonly new?: JsonValue;
}

/** A list of named things with the same names in another order. */
export interface Reordering {
  /** Absent for a list of the document's own. */
  readonly step?: string;
  readonly path: IssuePath;
}

export interface ParameterDiff {
  readonly name: string;
  readonly kind: "added" | "removed" | "changed";
  /** Of one that was added or removed: all that it has. */
  readonly changes: readonly Change[];
}

/** Where a step stands: in a branch of a Condition, or, where both are absent, in the pipeline itself. */
export interface StepPlace {
  readonly condition?: string;
  readonly branch?: BranchName;
}

export interface StepDiff {
  /** Its name in the new definition; of a removed step that in the old one. */
  readonly name: string;
  readonly type: string;
  readonly kind: "added" | "removed" | "changed";
  /** The old name, of a step that is the same but for its name and a little. */
  readonly renamedFrom?: string;
  /** Where it stood, of a step that now stands in another branch. A Condition that was only renamed is the same place. */
  readonly movedFrom?: StepPlace;
  /** Where it stands; also of a step that was added or removed. */
  readonly place: StepPlace;
  /** What of it differs, references to renamed steps apart. None for a step that was added or removed. */
  readonly changes: readonly Change[];
}

/**
 * What becomes of a step's earlier results.
 * - `breaks`: they are not used again.
 * - `may break`: that depends on what a step before it makes of its new run, or on the values given at the start.
 * - `kept`: they are used again although a step whose output it reads runs anew: that output keeps its place, and what lies there is not looked at.
 * - `lacks`: they are used again, but a step reads an output that was declared since then; they do not have it, and that step fails.
 */
export interface CacheEffect {
  readonly step: string;
  readonly effect: "breaks" | "may break" | "kept" | "lacks";
  readonly reasons: readonly CacheReason[];
}

export type CacheReason =
  /** Results are found by the step's name. */
  | { readonly kind: "renamed"; readonly from: string }
  | { readonly kind: "type"; readonly old: string; readonly new: string }
  /** The cache was switched off. */
  | { readonly kind: "off" }
  /** Results are used for a shorter time: those that are older by now no more. */
  | { readonly kind: "age"; readonly old: string; readonly new: string }
  /** A field of the cache key is written differently. Where a value is what only a run tells, it may be the same. */
  | { readonly kind: "field"; readonly change: Change; readonly value: "changes" | "may change" }
  /** A field of the cache key reads a report of a step that gives its earlier results; another file is declared to be that report by now. */
  | { readonly kind: "report"; readonly step: string; readonly report: string; readonly path: IssuePath }
  /** A field of the cache key reads a parameter whose value without one at the start differs. */
  | { readonly kind: "parameter"; readonly name: string; readonly path: IssuePath }
  /** A field of the cache key reads a name of `PipelineExperimentConfig` that differs. */
  | { readonly kind: "experiment"; readonly member: string; readonly path: IssuePath }
  /** A list in the cache key has another order. Sagewright's engine compares lists in their order; of the service it is not known. */
  | { readonly kind: "order"; readonly path: IssuePath }
  /** An output that earlier results do not have, and who reads it where. */
  | {
      readonly kind: "output";
      readonly property: string;
      readonly reader: string;
      readonly path: IssuePath;
    }
  /** A field of the cache key reads what a step makes that does not just give its earlier results. */
  | {
      readonly kind: "upstream";
      readonly step: string;
      readonly path: IssuePath;
      /** Whether that step runs: it lost its own cache, it may have lost it, or it runs in every execution. */
      readonly runs: "anew" | "perhaps" | "always";
      readonly value: "changes" | "may change" | "stays";
    };
