import { expect, expectTypeOf, it } from "vitest";
import { compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { expressionOf, type Ref } from "../ref.ts";
import { step } from "../step.ts";

const imported = step.bedrockModelImport("Import", {
  jobName: "job",
  importedModelName: "llama",
  modelDataSource: { s3DataSource: { s3Uri: "s3://bucket/llama" } },
  vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
  importedModelKmsKeyId: "key",
  jobTags: [{ key: "team", value: "a" }],
  importedModelTags: [{ key: "team", value: "b" }],
  role: "arn:aws:iam::123456789012:role/Own",
  overrides: { ClientRequestToken: "once" },
});

it("writes every prop under its name in a definition", () => {
  expect(
    compile(pipeline("P", { role: "arn:aws:iam::111122223333:role/R", steps: [imported] })).Steps[0],
  ).toEqual({
    Name: "Import",
    Type: "BedrockModelImport",
    Arguments: {
      JobName: "job",
      ImportedModelName: "llama",
      RoleArn: "arn:aws:iam::123456789012:role/Own",
      ModelDataSource: { S3DataSource: { S3Uri: "s3://bucket/llama" } },
      JobTags: [{ Key: "team", Value: "a" }],
      ImportedModelTags: [{ Key: "team", Value: "b" }],
      VpcConfig: { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
      ImportedModelKmsKeyId: "key",
      ClientRequestToken: "once",
    },
  });
});

it("hands on the model", () => {
  expectTypeOf(imported.outputs.importedModelArn).toEqualTypeOf<Ref<string>>();
  expect(expressionOf(imported.properties.JobArn)).toEqual({ Get: "Steps.Import.JobArn" });
});

it("does not compile without the files or with a place that is none", () => {
  // @ts-expect-error no files
  step.bedrockModelImport("I", { jobName: "j", importedModelName: "m" });
  step.bedrockModelImport("I", {
    jobName: "j",
    importedModelName: "m",
    // @ts-expect-error not in S3
    modelDataSource: { s3DataSource: { s3Uri: "https://example.com" } },
  });
});
