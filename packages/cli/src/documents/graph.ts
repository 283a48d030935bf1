import { z } from "zod";

/** `sagewright graph --format json`: what is drawn. */
export const graphDocument = z.strictObject({
  title: z.string().optional().describe("The pipeline's name."),
  nodes: z
    .array(
      z.strictObject({
        name: z.string(),
        type: z.string(),
        displayName: z.string().optional(),
        copies: z
          .array(z.string())
          .optional()
          .describe("Names of this step and of its copies in other branches."),
        owner: z
          .strictObject({ condition: z.string(), branch: z.enum(["if", "else"]) })
          .optional()
          .describe("The Condition that holds the step, and in which branch."),
      }),
    )
    .describe("Steps, in the order of the document."),
  edges: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      kind: z.enum(["data", "order", "branch"]),
      label: z.string().describe("What is read; of a branch, if or else."),
    }),
  ),
});
export type GraphDocument = z.infer<typeof graphDocument>;
