import { expect, it } from "vitest";
import { issuesOf, ROLE, training } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";

const spot = (StoppingCondition?: JsonValue) => ({
  EnableManagedSpotTraining: true,
  ...(StoppingCondition === undefined ? {} : { StoppingCondition }),
});

it.each([
  [spot(), ["SPOT_WAIT_MISSING Steps[0].Arguments"]],
  [spot({ MaxRuntimeInSeconds: 60 }), ["SPOT_WAIT_MISSING Steps[0].Arguments"]],
  [
    spot({ MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 59 }),
    ["SPOT_WAIT_SHORT Steps[0].Arguments.StoppingCondition.MaxWaitTimeInSeconds"],
  ],
  [spot({ MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 60 }), []],
  [spot({ MaxRuntimeInSeconds: { Get: "Parameters.Count" }, MaxWaitTimeInSeconds: 60 }), []],
  [{ EnableManagedSpotTraining: false }, []],
  ...[{ EnableManagedSpotTraining: false }, { EnableManagedSpotTraining: null }, {}].map(
    (change): [{ readonly [key: string]: JsonValue }, readonly string[]] => [
      { ...change, StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 60 } },
      ["SPOT_WAIT_UNUSED Steps[0].Arguments.StoppingCondition.MaxWaitTimeInSeconds"],
    ],
  ),
  [{ StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: null } }, []],
  [
    {
      EnableManagedSpotTraining: { Get: "Parameters.Flag" },
      StoppingCondition: { MaxWaitTimeInSeconds: 60 },
    },
    ["PARAMETER_UNDECLARED"],
  ],
  [{ EnableManagedSpotTraining: { Get: "Parameters.Flag" } }, ["PARAMETER_UNDECLARED"]],
])("a training job with %j", (args, expected) => {
  const found = issuesOf(training("A", {}, args as never));
  expect(found.map((issue, index) => (expected[index]?.includes(" ") ? issue : issue.split(" ")[0]))).toEqual(
    expected,
  );
});

it("of a tuning step is looked at in each kind of its jobs", () => {
  const job = { RoleArn: ROLE, EnableManagedSpotTraining: true };
  const found = (args: { readonly [key: string]: JsonValue }) =>
    issuesOf({ Name: "T", Type: "Tuning", Arguments: args }).filter((issue) => issue.startsWith("SPOT"));
  expect(found({ TrainingJobDefinition: job })).toEqual([
    "SPOT_WAIT_MISSING Steps[0].Arguments.TrainingJobDefinition",
  ]);
  expect(found({ TrainingJobDefinitions: [{ RoleArn: ROLE }, job] })).toEqual([
    "SPOT_WAIT_MISSING Steps[0].Arguments.TrainingJobDefinitions[1]",
  ]);
});
