import { z } from "zod";
import { jsonValue } from "./json-value.ts";

/** From the step, the parameter or the document down; entries of lists of named things stand under their names. */
const path = z.array(z.union([z.string(), z.number()]));
const kind = z.enum(["added", "removed", "changed"]);

const change = z.strictObject({
  path,
  kind,
  old: jsonValue.optional().describe("Absent when added."),
  new: jsonValue.optional().describe("Absent when removed."),
});

/** In a branch of a Condition, or, where both are absent, in the pipeline itself. */
const place = z.strictObject({
  condition: z.string().optional(),
  branch: z.enum(["if", "else"]).optional(),
});

const cacheReason = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("renamed"), from: z.string() }),
  z.strictObject({ kind: z.literal("type"), old: z.string(), new: z.string() }),
  z.strictObject({ kind: z.literal("off") }),
  z.strictObject({ kind: z.literal("age"), old: z.string(), new: z.string() }),
  z.strictObject({ kind: z.literal("field"), change, value: z.enum(["changes", "may change"]) }),
  z.strictObject({ kind: z.literal("report"), step: z.string(), report: z.string(), path }),
  z.strictObject({ kind: z.literal("parameter"), name: z.string(), path }),
  z.strictObject({ kind: z.literal("experiment"), member: z.string(), path }),
  z.strictObject({ kind: z.literal("order"), path }),
  z.strictObject({ kind: z.literal("output"), property: z.string(), reader: z.string(), path }),
  z.strictObject({
    kind: z.literal("upstream"),
    step: z.string(),
    path,
    runs: z.enum(["anew", "perhaps", "always"]),
    value: z.enum(["changes", "may change", "stays"]),
  }),
]);

/** `diff --json`: what the second pipeline says differently. */
export const diffDocument = z.strictObject({
  before: z.string().describe("The arguments, as a person at this folder would write them."),
  after: z.string(),
  equal: z.boolean(),
  document: z.array(change).describe("`PipelineExperimentConfig`, `MlflowConfig`, `Metadata`, `Version`."),
  parameters: z.array(z.strictObject({ name: z.string(), kind, changes: z.array(change) })),
  steps: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      kind,
      renamedFrom: z.string().optional(),
      movedFrom: place.optional(),
      place,
      changes: z.array(change),
    }),
  ),
  /** What becomes of the earlier results of steps. */
  caches: z.array(
    z.strictObject({
      step: z.string(),
      effect: z.enum(["breaks", "may break", "kept", "lacks"]),
      reasons: z.array(cacheReason),
    }),
  ),
  /** Lists in another order, which changes nothing. */
  reordered: z.array(z.strictObject({ step: z.string().optional(), path })),
});
export type DiffDocument = z.infer<typeof diffDocument>;
