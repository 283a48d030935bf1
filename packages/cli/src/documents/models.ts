import { z } from "zod";
import { jsonObject } from "./json-value.ts";

const instant = z.iso.datetime();
const approvalStatus = z.enum(["Approved", "Rejected", "PendingManualApproval"]);

/** A version of a model package group as `models list --json` has it. What stands only of those on this machine is optional. */
export const listedModelDocument = z.strictObject({
  arn: z.string().startsWith("arn:"),
  group: z.string(),
  version: z.int().min(1),
  approvalStatus,
  creationTime: instant,
  description: z.string().optional(),
  approvalDescription: z.string().optional(),
  lastModifiedTime: instant.optional(),
  executionArn: z
    .string()
    .optional()
    .describe("The execution that registered it; absent when no pipeline did."),
  step: z.string().optional(),
  request: jsonObject.optional().describe("What was registered: containers, metrics, metadata."),
});
export type ListedModelDocument = Readonly<z.infer<typeof listedModelDocument>>;

/** `models list --json` */
export const modelsListDocument = z.strictObject({ modelPackages: z.array(listedModelDocument) });
export type ModelsListDocument = z.infer<typeof modelsListDocument>;

/** `models approve --json` and `models reject --json` */
export const modelDocument = listedModelDocument.required({ lastModifiedTime: true, request: true });
export type ModelDocument = Readonly<z.infer<typeof modelDocument>>;

/** `models show --json`: what the files of its ModelMetrics hold, by `ModelQuality.Statistics`. */
export const modelShowDocument = modelDocument.extend({ metrics: jsonObject });
export type ModelShowDocument = z.infer<typeof modelShowDocument>;

/** `models show A --compare B --json` */
export const modelCompareDocument = z.strictObject({
  model: modelShowDocument,
  comparedWith: modelShowDocument,
  /** One a number that either of them has. */
  metrics: z.array(
    z.strictObject({
      name: z.string(),
      value: z.number().optional().describe("Of `model`; absent where it has none."),
      before: z.number().optional().describe("Of `comparedWith`; absent where it has none."),
      change: z.number().optional().describe("`value` less `before`; absent where one of them is."),
    }),
  ),
});
export type ModelCompareDocument = z.infer<typeof modelCompareDocument>;
