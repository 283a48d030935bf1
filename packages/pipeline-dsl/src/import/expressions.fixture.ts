import { EXECUTION_VARIABLES, type JsonObject, type JsonValue } from "@sagewright/core";
import fc from "fast-check";

const NAMES = [
  "Train",
  "train",
  "Split",
  "Evaluate-1",
  "Evaluate_1",
  "class",
  "step",
  "params",
  "text",
  "Ref",
  "z",
  "1",
  "0x",
  "constructor",
  "__proto__",
  "toString",
  "a b",
  "it's",
  "Größe",
  "",
  "x".repeat(80),
  "MLOps",
  "params2",
];
/** Names as steps have them, and worse. */
export const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);
export const PARAMETERS = ["Role", "Data", "Count", "Rate", "Flag", "Kind", "a-b", "1", "__proto__"];

export const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue[]>(
    "s3://bucket/key",
    "ml.m5.xlarge",
    "a",
    "",
    "it's",
    '"quoted"',
    `\`tick\` $\{x}`,
    "\\",
    "two\nlines\r",
    "\u2028",
    "\ud800",
    "None",
    0,
    1,
    30,
    -1,
    1.5,
    86400,
    true,
    false,
    null,
  ),
  fc.string({ maxLength: 8 }),
);

const get = (text: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> => text.map((Get) => ({ Get }));
const PROPERTIES = [
  "ModelArtifacts.S3ModelArtifacts",
  "ModelName",
  "ModelPackageArn",
  "Outcome",
  "TrainingJobArn",
  "ResourceConfig.InstanceCount",
  "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri",
  'ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri',
  "ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
  "FinalMetricDataList['rmse'].Value",
  "FinalMetricDataList[0].Value",
  "OutputParameters['out']",
  "OutputParameters['n']",
  "HyperParameters['eta']",
  "Environment['A']",
  "Nope.Nope",
  "Status.State",
  "",
  "InputDataConfig[0].ChannelName",
  "CreationTime",
  "x'y",
  "TransformOutput.S3OutputPath",
  "EnableManagedSpotTraining",
];
export const reference: fc.Arbitrary<JsonObject> = fc.oneof(
  get(fc.constantFrom(...PARAMETERS).map((each) => `Parameters.${each}`)),
  get(fc.constantFrom(...EXECUTION_VARIABLES, "Nope").map((each) => `Execution.${each}`)),
  get(fc.tuple(name, fc.constantFrom(...PROPERTIES)).map(([step, path]) => `Steps.${step}.${path}`)),
  get(fc.constantFrom("PipelineExperimentConfig.TrialName", "Nope", "Steps.", "")),
);
const PATHS = [
  "a.b",
  "a.b.c",
  "a[0].rmse",
  "$.a",
  "$",
  "a['x y']",
  "a['it.s']",
  'a["q\'q"]',
  "m.value",
  "..",
  "a.__proto__",
  "validation:rmse",
  "1.2",
];

const { expression } = fc.letrec<{ expression: JsonObject }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: reference },
    {
      weight: 2,
      arbitrary: fc
        .record({
          On: fc.option(fc.constantFrom("", "/", " ", "`"), { nil: undefined }),
          Values: fc.array(fc.oneof(scalar, fc.constantFrom("s3:/", "s3://bucket"), tie("expression")), {
            maxLength: 4,
          }),
        })
        .map(
          ({ On, Values }): JsonObject => ({ "Std:Join": On === undefined ? { Values } : { On, Values } }),
        ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(name, fc.constantFrom("report", "other", "x.y"), fc.constantFrom(...PATHS)).map(
        ([step, file, Path]): JsonObject => ({
          "Std:JsonGet": { PropertyFile: { Get: `Steps.${step}.PropertyFiles.${file}` }, Path },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.oneof(tie("expression"), fc.constant<JsonValue>("s3://b/f.json")),
          fc.constantFrom(...PATHS),
        )
        .map(([S3Uri, Path]): JsonObject => ({ "Std:JsonGet": { S3Uri, Path } })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<JsonObject[]>(
        { Get: 5 },
        { "Std:Join": null },
        { "Std:New": { a: 1 } },
        { "Std:JsonGet": {} },
      ),
    },
  ),
}));

export const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: expression });
export const json: fc.Arbitrary<JsonValue> = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("A", "Name", "1", "__proto__", "S3Uri", "Get", "a b"), tie("json"), {
      maxKeys: 3,
    }),
  ),
})).json;
