import type { PipelineDefinition, Step } from "@sagewright/core";
import { SagewrightError } from "@sagewright/core";
import { expect, it } from "vitest";
import { type SelectionOptions, stepSelection } from "./step-selection.ts";
import { UsageError } from "./usage-error.ts";

const step = (Name: string, ...DependsOn: readonly string[]): Step => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
  DependsOn,
});
const definition: PipelineDefinition = {
  Version: "2020-12-01",
  Steps: [step("Load"), step("Train", "Load"), step("Evaluate", "Train"), step("Report", "Load")],
};

function selected(options: SelectionOptions) {
  const selection = stepSelection(definition, options);
  return selection && { selected: [...selection.selected], reused: selection.reused };
}

it.each<[SelectionOptions, readonly string[], readonly string[]]>([
  [{ only: ["Train"] }, ["Train"], ["Load"]],
  [{ only: ["Report", "Load"] }, ["Load", "Report"], []],
  [{ from: "Train" }, ["Train", "Evaluate"], ["Load"]],
  [{ until: "Train" }, ["Load", "Train"], []],
  [{ from: "Load", until: "Evaluate" }, ["Load", "Train", "Evaluate"], []],
  [{ from: "Train", until: "Train" }, ["Train"], ["Load"]],
])("chooses by %j", (options, steps, reused) => {
  expect(selected(options)).toEqual({ selected: steps, reused });
});

it("takes the name of a step for its copies", () => {
  const copies = new Map([["Judge", ["Evaluate", "Report"]]]);
  expect([...(stepSelection(definition, { until: "Judge" }, copies)?.selected ?? [])]).toEqual([
    "Load",
    "Train",
    "Evaluate",
    "Report",
  ]);
});

it("chooses nothing where nothing is said", () => {
  expect(stepSelection(definition, {})).toBeUndefined();
  expect(stepSelection(definition, { only: [] })).toBeUndefined();
});

it.each<[SelectionOptions, string, string]>([
  [{ only: ["Train", "Evalaute"] }, "--only Evalaute", "Did you mean Evaluate?"],
  [{ from: "trian" }, "--from trian", "Did you mean Train?"],
  [{ until: "Quite else" }, "--until Quite else", "Its steps: Load, Train, Evaluate, Report."],
  [{ from: "Evaluate", until: "Load" }, '"Load" does not wait for "Evaluate"', "Exchange the two"],
  [{ only: ["Load", "Evaluate"] }, "between them stands Train", "Select every step"],
])("refuses %j with a way on", (options, message, hint) => {
  let thrown: unknown;
  try {
    stepSelection(definition, options);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(UsageError);
  const [issue] = thrown instanceof SagewrightError ? thrown.issues : [];
  expect(issue?.message).toContain(message);
  expect(issue?.hint).toContain(hint);
});
