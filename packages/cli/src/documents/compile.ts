import { z } from "zod";
import { jsonObject } from "./json-value.ts";

/**
 * `sagewright compile`: a pipeline's definition, as SageMaker takes it. Its steps are AWS's own documents.
 *
 * @see https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/
 */
export const definitionDocument = z.strictObject({
  Version: z.literal("2020-12-01"),
  Metadata: jsonObject.optional(),
  Parameters: z.array(
    z.strictObject({
      Name: z.string(),
      Type: z.enum(["String", "Integer", "Float", "Boolean"]),
      DefaultValue: z.union([z.string(), z.number(), z.boolean()]).optional(),
      EnumValues: z.array(z.string()).optional(),
    }),
  ),
  PipelineExperimentConfig: jsonObject.nullable().optional(),
  MlflowConfig: jsonObject.optional(),
  Steps: z.array(z.looseObject({ Name: z.string(), Type: z.string() })),
});
export type DefinitionDocument = z.infer<typeof definitionDocument>;
