import type { PipelineDefinition } from "@sagewright/core";
import { expect, it } from "vitest";
import { definitionOf, sampleCondition, sampleStep } from "./definitions.fixture.ts";
import { linksOf } from "./links.ts";
import { captionOf, pictureOf } from "./picture.ts";

const definition = {
  Steps: [
    { Name: "Prepare", Type: "Processing", DisplayName: "Prepare the table", Arguments: {} },
    {
      Name: "Train",
      Type: "Training",
      DependsOn: ["Prepare"],
      Arguments: {
        First: { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['a.b'].S3Output.S3Uri" },
        Second: { "Std:Join": { On: "/", Values: [{ Get: "Steps.Prepare.RoleArn" }] } },
        Again: { Get: "Steps.Prepare.RoleArn" },
      },
    },
    {
      Name: "Gate",
      Type: "Condition",
      Arguments: {
        Conditions: [
          {
            Type: "LessThan",
            LeftValue: {
              "Std:JsonGet": { PropertyFile: { Get: "Steps.Prepare.PropertyFiles.Report" }, Path: "a" },
            },
            RightValue: 1,
          },
        ],
        IfSteps: [
          {
            Name: "Register",
            Type: "RegisterModel",
            Arguments: { Url: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" } },
          },
          { Name: "Tell", Type: "Lambda", FunctionArn: "arn", DependsOn: ["Register", "Nowhere"] },
        ],
        ElseSteps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
      },
    },
  ],
} as unknown as PipelineDefinition;

it("lists the steps in document order, with the branch that holds them", () => {
  expect(pictureOf(definition, "P")).toMatchObject({
    title: "P",
    nodes: [
      { name: "Prepare", type: "Processing", displayName: "Prepare the table" },
      { name: "Train", type: "Training" },
      { name: "Gate", type: "Condition" },
      { name: "Register", type: "RegisterModel", owner: { condition: "Gate", branch: "if" } },
      { name: "Tell", type: "Lambda", owner: { condition: "Gate", branch: "if" } },
      { name: "Stop", type: "Fail", owner: { condition: "Gate", branch: "else" } },
    ],
  });
});

it("tells data, order and branches apart, and what is read", () => {
  expect(pictureOf(definition).edges).toEqual([
    {
      from: "Prepare",
      to: "Train",
      kind: "data",
      label: "ProcessingOutputConfig.Outputs['a.b'].S3Output.S3Uri",
    },
    { from: "Prepare", to: "Train", kind: "data", label: "RoleArn" },
    { from: "Prepare", to: "Train", kind: "order", label: "DependsOn" },
    { from: "Prepare", to: "Gate", kind: "data", label: "PropertyFiles.Report" },
    { from: "Train", to: "Register", kind: "data", label: "ModelArtifacts.S3ModelArtifacts" },
    { from: "Gate", to: "Register", kind: "branch", label: "if" },
    { from: "Register", to: "Tell", kind: "order", label: "DependsOn" },
    { from: "Gate", to: "Tell", kind: "branch", label: "if" },
    { from: "Gate", to: "Stop", kind: "branch", label: "else" },
  ]);
});

it("draws one line for all that ties two steps", () => {
  expect(linksOf(pictureOf(definition))[0]).toEqual({
    from: "Prepare",
    to: "Train",
    kind: "data",
    labels: ["ProcessingOutputConfig.Outputs['a.b'].S3Output.S3Uri", "RoleArn"],
  });
});

it("knows the copies of a step that stand in both branches, and no others", () => {
  const copy = (name: string, DisplayName?: string) => ({
    ...sampleStep(name),
    ...(DisplayName === undefined ? {} : { DisplayName }),
  });
  const { nodes } = pictureOf(
    definitionOf([
      copy("Top", "Evaluate"),
      sampleCondition(
        "Gate",
        [],
        [copy("Evaluate-if", "Evaluate"), copy("Alone", "Alone"), copy("x")],
        [copy("Evaluate-else", "Evaluate"), copy("y")],
      ),
    ]),
  );

  const names = ["Evaluate-if", "Evaluate-else"];
  expect(nodes.map(({ name, copies }) => [name, copies])).toEqual([
    ["Top", undefined],
    ["Gate", undefined],
    ["Evaluate-if", names],
    ["Alone", undefined],
    ["x", undefined],
    ["Evaluate-else", names],
    ["y", undefined],
  ]);
  expect(nodes.map(captionOf)).toEqual([
    "Processing · Evaluate",
    "Condition",
    "Processing · Evaluate, 1 of 2",
    "Processing",
    "Processing",
    "Processing · Evaluate, 2 of 2",
    "Processing",
  ]);
});

it("knows the copies that two joined values make, and two steps of one name that run both", () => {
  const copy = (name: string) => ({ ...sampleStep(name), DisplayName: "Publish" });
  const inner = (name: string) => sampleCondition(name, [], [copy(`${name}-if`)], [copy(`${name}-else`)]);
  const copied = pictureOf(definitionOf([sampleCondition("Gate", [], [inner("A")], [inner("B")])])).nodes;
  const both = pictureOf(
    definitionOf([sampleCondition("Gate", [], [copy("a"), copy("b")], [copy("c")])]),
  ).nodes;

  expect(copied.map(captionOf).filter((caption) => caption.includes("of 4"))).toHaveLength(4);
  expect(both.flatMap(({ copies }) => copies ?? [])).toEqual([]);
});
