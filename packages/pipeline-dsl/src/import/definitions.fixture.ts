import type { JsonObject, JsonValue } from "@sagewright/core";
import fc from "fast-check";
import { PARAMETERS, scalar } from "./expressions.fixture.ts";
import { step } from "./steps.fixture.ts";

const KINDS = {
  String: fc.string({ maxLength: 5 }),
  Integer: fc.integer(),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
};
const parameter = (Name: string) =>
  fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])).chain((Type) =>
    fc.record(
      {
        Name: fc.constant(Name),
        Type: fc.constant(Type),
        DefaultValue: fc.oneof(
          { weight: 4, arbitrary: KINDS[Type] as fc.Arbitrary<JsonValue> },
          { weight: 1, arbitrary: scalar },
        ),
        EnumValues: fc.constantFrom<JsonValue[]>(["a", "b"], ["a"], [1]),
        Description: fc.string({ maxLength: 5 }),
      },
      { requiredKeys: ["Name"] },
    ),
  );

/** Definitions as they come: of every step type, sound and faulty, with names that no identifier has. */
export const definitions: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      Version: fc.constant("2020-12-01"),
      Metadata: fc.constantFrom<JsonValue[]>({}, { note: "x" }, { n: 1 }),
      Parameters: fc.subarray(PARAMETERS).chain((names) => fc.tuple(...names.map(parameter))),
      PipelineExperimentConfig: fc.constantFrom<JsonValue[]>(
        {
          ExperimentName: { Get: "Execution.PipelineName" },
          TrialName: { Get: "Execution.PipelineExecutionId" },
        },
        null,
        { ExperimentName: "e", TrialName: { Get: "Parameters.Kind" } },
        { ExperimentName: 1, TrialName: "t" },
      ),
      MlflowConfig: fc.constantFrom<JsonValue[]>(
        null,
        { MlflowResourceArn: "arn" },
        { MlflowResourceArn: { Get: "Parameters.Kind" }, MlflowExperimentName: "e" },
      ),
      Steps: fc.array(step, { maxLength: 5 }),
    },
    { requiredKeys: ["Steps"] },
  )
  .map((definition) => definition as JsonObject);
