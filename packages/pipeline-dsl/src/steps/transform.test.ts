import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref, type S3Uri } from "../ref.ts";
import { step } from "../step.ts";

const params = defineParams({ Batch: param.s3Uri(), Size: param.integer() });
const create = step.model("Create", { image: "image" });
const minimal = {
  modelName: create.outputs.modelName,
  instanceType: "ml.m5.large",
  source: params.Batch,
} as const;
const transform = step.transform("Transform", {
  ...minimal,
  instanceCount: 2,
  contentType: "text/csv",
  compressionType: "Gzip",
  splitType: "Line",
  accept: "text/csv",
  assembleWith: "Line",
  batchStrategy: "MultiRecord",
  maxConcurrentTransforms: 4,
  maxPayloadInMB: params.Size,
  environment: { SIZE: params.Size },
  tags: [{ key: "team", value: "a" }],
  dataProcessing: { inputFilter: "$[1:]", joinSource: "Input" },
  modelClientConfig: { invocationsMaxRetries: 1 },
  dataCaptureConfig: { destinationS3Uri: "s3://bucket/captured" },
  outputKmsKeyId: "output-key",
  volumeKmsKeyId: "volume-key",
  overrides: { DataProcessing: { OutputFilter: "$[0]" } },
});

it("writes every prop where the API has it; the answers go to a place of the execution", () => {
  const { Steps } = compile(
    pipeline("P", {
      params,
      role: "arn:aws:iam::111122223333:role/R",
      bucket: "bucket",
      steps: [create, transform],
    }),
  );

  expect(Steps[1]).toEqual({
    Name: "Transform",
    Type: "Transform",
    Arguments: {
      ModelName: { Get: "Steps.Create.ModelName" },
      MaxConcurrentTransforms: 4,
      MaxPayloadInMB: { Get: "Parameters.Size" },
      BatchStrategy: "MultiRecord",
      Environment: { SIZE: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Size" }] } } },
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: { Get: "Parameters.Batch" } } },
        ContentType: "text/csv",
        CompressionType: "Gzip",
        SplitType: "Line",
      },
      TransformOutput: {
        S3OutputPath: {
          "Std:Join": {
            On: "/",
            Values: ["s3:/", "bucket", "P", { Get: "Execution.PipelineExecutionId" }, "Transform"],
          },
        },
        Accept: "text/csv",
        AssembleWith: "Line",
        KmsKeyId: "output-key",
      },
      TransformResources: { InstanceCount: 2, InstanceType: "ml.m5.large", VolumeKmsKeyId: "volume-key" },
      Tags: [{ Key: "team", Value: "a" }],
      DataProcessing: { InputFilter: "$[1:]", OutputFilter: "$[0]", JoinSource: "Input" },
      ModelClientConfig: { InvocationsMaxRetries: 1 },
      DataCaptureConfig: { DestinationS3Uri: "s3://bucket/captured" },
    },
  });
});

it("hands on where the answers lie", () => {
  expectTypeOf(transform.outputs.transformed).toEqualTypeOf<Ref<S3Uri>>();
  expect(expressionOf(transform.outputs.transformed)).toEqual({
    Get: "Steps.Transform.TransformOutput.S3OutputPath",
  });
});

it("does not compile with what the API would refuse", () => {
  // @ts-expect-error no such strategy
  step.transform("Transform", { ...minimal, batchStrategy: "Both" });
});
