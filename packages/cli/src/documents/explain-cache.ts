import { z } from "zod";
import { jsonValue } from "./json-value.ts";

const path = z.array(z.union([z.string(), z.number()]));
const executionArn = z.string();

const reason = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("no cache"),
    because: z.enum(["type", "absent", "disabled", "no age"]),
  }),
  z.strictObject({ kind: z.literal("first run") }),
  z.strictObject({ kind: z.literal("key") }),
  z.strictObject({
    kind: z.literal("expired"),
    executionArn,
    endTime: z.string().optional(),
    expireAfter: z.string(),
  }),
  z.strictObject({ kind: z.literal("outputs gone"), executionArn }),
  z.strictObject({ kind: z.literal("report"), executionArn, message: z.string() }),
  z.strictObject({ kind: z.literal("varies"), path, variable: z.string() }),
  z.strictObject({ kind: z.literal("upstream"), path, step: z.string(), runs: z.enum(["anew", "perhaps"]) }),
  z.strictObject({ kind: z.literal("not reached"), step: z.string() }),
  z.strictObject({
    kind: z.literal("lacks"),
    path,
    step: z.string(),
    property: z.string(),
    executionArn,
  }),
  z.strictObject({ kind: z.literal("unresolvable"), message: z.string() }),
  z.strictObject({ kind: z.literal("not runnable") }),
]);

/** `sagewright explain-cache --json` */
export const explainCacheDocument = z.strictObject({
  pipelineName: z.string(),
  comparedWith: executionArn.optional().describe("The execution that --from names."),
  steps: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      state: z
        .enum(["hit", "miss", "off", "unknown", "not run", "fails"])
        .describe("What would become of the step's cache if the pipeline were run now."),
      onlyIf: z
        .array(z.strictObject({ condition: z.string(), branch: z.enum(["if", "else"]) }))
        .describe("All of this holds only if these Conditions choose these branches."),
      reasons: z.array(reason),
      sourceExecutionArn: executionArn.optional().describe("Where the results come from; of a hit."),
      sourceEndTime: z.string().optional().describe("When the job that made them ended; of a hit."),
      changes: z
        .array(
          z.strictObject({
            path,
            kind: z.enum(["added", "removed", "changed"]),
            old: jsonValue.optional(),
            new: jsonValue.optional(),
          }),
        )
        .describe("What of the key is not what it was in comparedWith."),
      comparedWith: executionArn.optional().describe("The newest execution in which the step has succeeded."),
    }),
  ),
});
export type ExplainCacheDocument = z.infer<typeof explainCacheDocument>;
