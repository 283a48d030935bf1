import { expect, it } from "vitest";
import { graphOf } from "./graph.ts";
import { selectSteps, stepsFromUntil } from "./selective-execution.ts";
import type { Step } from "./step.ts";

const call = (Name: string, ...DependsOn: readonly string[]): Step => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  DependsOn,
});
const graph = graphOf({
  Steps: [
    call("Load"),
    {
      Name: "Gate",
      Type: "Condition",
      DependsOn: ["Load"],
      Arguments: {
        Conditions: [],
        IfSteps: [call("Use-If"), call("Tell-If", "Use-If")],
        ElseSteps: [call("Use-Else"), call("Tell-Else", "Use-Else")],
      },
    },
  ],
});
const copies = new Map([
  ["Use", ["Use-If", "Use-Else"]],
  ["Tell", ["Tell-If", "Tell-Else"]],
]);
const selected = (...names: readonly string[]) => {
  const result = selectSteps(graph, names, copies);
  return result.ok ? [...result.value.selected] : result.issues.map(({ code, message }) => [code, message]);
};

it("stands for its copies, where what decides between them is selected", () => {
  expect(selected("Gate", "Use")).toEqual(["Gate", "Use-If", "Use-Else"]);
});

it("does not, where the source has decided between them", () => {
  expect(selected("Use")).toEqual([
    [
      "SELECTED_STEP_COPIED",
      '"Use" stands for its copies Use-If, Use-Else: which of them runs is decided by Gate, which no one selects.',
    ],
  ]);
  expect(selected("Use-If")).toEqual(["Use-If"]);
});

it("bounds steps as all of its copies", () => {
  expect(stepsFromUntil(graph, { from: "Use" }, copies)).toEqual([
    "Use-If",
    "Tell-If",
    "Use-Else",
    "Tell-Else",
  ]);
  expect(stepsFromUntil(graph, { from: "Load", until: "Use" }, copies)).toEqual([
    "Load",
    "Gate",
    "Use-If",
    "Use-Else",
  ]);
});
