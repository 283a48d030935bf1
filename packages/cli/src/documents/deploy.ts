import { z } from "zod";
import { issueDocument } from "./issues.ts";

/** `deploy --target aws --json` */
export const deployDocument = z.strictObject({
  pipelineName: z.string(),
  pipelineArn: z.string(),
  pipelineVersionId: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("Absent where nothing has changed, or an answer that held it was lost."),
  change: z.enum(["created", "updated", "unchanged"]),
  dryRun: z.literal(true).optional().describe("Nothing was done: all of this is what would be."),
  region: z.string(),
  uploaded: z.array(z.string().regex(/^s3:\/\//)).describe("URIs of objects that were not there yet."),
  tags: z.record(z.string(), z.string()).describe("All that the deployment gives the pipeline."),
  /** What is done beside the pipeline, and tags that it did not have so. */
  changes: z.array(
    z.strictObject({
      kind: z.enum(["function", "schedule", "trigger", "model-group", "tag"]),
      name: z.string(),
      change: z.enum(["created", "updated", "deleted", "unchanged"]),
    }),
  ),
  warnings: z.array(issueDocument),
});
export type DeployDocument = z.infer<typeof deployDocument>;
