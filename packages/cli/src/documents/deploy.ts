import { z } from "zod";

const issue = z.looseObject({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
  hint: z.string(),
});

/** `deploy --target aws --json` */
export const deployDocument = z.strictObject({
  pipelineName: z.string(),
  pipelineArn: z.string(),
  /** Absent where nothing has changed, or an answer that held it was lost. */
  pipelineVersionId: z.number().int().positive().optional(),
  change: z.enum(["created", "updated", "unchanged"]),
  /** Nothing was done: all of this is what would be. */
  dryRun: z.literal(true).optional(),
  region: z.string(),
  /** URIs of objects that were not there yet. */
  uploaded: z.array(z.string().regex(/^s3:\/\//)),
  /** All that the deployment gives the pipeline. */
  tags: z.record(z.string(), z.string()),
  /** What is done beside the pipeline, and tags that it did not have so. */
  changes: z.array(
    z.strictObject({
      kind: z.enum(["function", "schedule", "trigger", "model-group", "tag"]),
      name: z.string(),
      change: z.enum(["created", "updated", "deleted", "unchanged"]),
    }),
  ),
  warnings: z.array(issue),
});
export type DeployDocument = z.infer<typeof deployDocument>;
