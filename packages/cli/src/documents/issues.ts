import { z } from "zod";

/** One thing that is wrong. */
export const issueDocument = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]+$/)
    .describe("Stable; docs/issues.md has a heading for each."),
  path: z
    .array(z.union([z.string(), z.number()]))
    .readonly()
    .describe(
      "Where it lies: a file with line and column, a flag, or keys and indices from a document's root.",
    ),
  message: z.string(),
  hint: z.string().describe("What to do about it."),
  severity: z.enum(["error", "warning"]).optional().describe("Left out in documents of results: an error."),
});

/** What every command prints instead of its own document where it has failed before it had any, with exit code 1, 2 or 3. */
export const issuesDocument = z.strictObject({
  issues: z.array(issueDocument.required({ severity: true })),
});
export type IssuesDocument = z.infer<typeof issuesDocument>;
