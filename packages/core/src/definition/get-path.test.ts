import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatGetPath, parseGetPath, parseJsonPath } from "./get-path.ts";

describe("parseGetPath", () => {
  it.each([
    ["Parameters.Min-Acc_1", { root: "Parameters", name: "Min-Acc_1" }],
    ["Execution.PipelineName", { root: "Execution", variable: "PipelineName" }],
    ["PipelineExperimentConfig.TrialName", { root: "PipelineExperimentConfig", member: "TrialName" }],
    [
      "Steps.A-b.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
      {
        root: "Steps",
        step: "A-b",
        segments: ["ProcessingOutputConfig", "Outputs", "train", "S3Output", "S3Uri"],
      },
    ],
    ["Steps.T.Outputs[1][20].X", { root: "Steps", step: "T", segments: ["Outputs", 1, 20, "X"] }],
    // #47: quotes are read before dots and brackets
    ["Steps.T.L['val:acc'].Value", { root: "Steps", step: "T", segments: ["L", "val:acc", "Value"] }],
    ["Steps.T.L['a.b']", { root: "Steps", step: "T", segments: ["L", "a.b"] }],
    ["Steps.T.L['x]y z']", { root: "Steps", step: "T", segments: ["L", "x]y z"] }],
    [`Steps.T.L["it's"]`, { root: "Steps", step: "T", segments: ["L", "it's"] }],
    [
      "Steps.E.PropertyFiles.my-report",
      { root: "Steps", step: "E", segments: ["PropertyFiles", "my-report"] },
    ],
  ])("reads %s", (text, path) => {
    expect(parseGetPath(text)).toEqual(path);
  });

  it.each([
    // #42
    "",
    "Steps.Train",
    "Steps.Train.",
    "Foo.Bar",
    "Parameters",
    "Parameters.",
    "Parameters.a.b",
    "Parameters.a b",
    `Parameters.${"x".repeat(65)}`,
    "Steps..A",
    "Steps.A..B",
    "Steps.A.B.",
    "Steps.A.['k']",
    "Steps.A['k']",
    // #49
    "Steps.A.B[-1]",
    "Steps.A.B[1:2]",
    "Steps.A.B[*]",
    "Steps.A.B[?(@.x)]",
    "Steps.A.B['k]",
    "Steps.A.B['k'",
    "Steps.A.B['k'x]",
    "Steps.A.B[]",
    "Steps.A.B[0]C",
    "Steps.A.B C",
  ])("takes %j for malformed", (text) => {
    expect(parseGetPath(text)).toBeUndefined();
  });

  it("reads back what formatGetPath writes", () => {
    const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    const member = fc.stringMatching(/^[A-Za-z0-9_]{1,12}$/);
    const key = fc.string().filter((text) => !(text.includes("'") && text.includes('"')));
    const segments = fc.tuple(member, fc.array(fc.oneof(member, key, fc.nat())));
    fc.assert(
      fc.property(
        fc.oneof(
          name.map((name) => ({ root: "Parameters" as const, name })),
          member.map((variable) => ({ root: "Execution" as const, variable })),
          fc.tuple(name, segments).map(([step, [first, rest]]) => ({
            root: "Steps" as const,
            step,
            segments: [first, ...rest],
          })),
        ),
        (path) => {
          expect(parseGetPath(formatGetPath(path))).toEqual(path);
        },
      ),
    );
  });
});

describe("parseJsonPath", () => {
  it.each([
    ["metrics.mse.value", ["metrics", "mse", "value"]],
    ["$.metrics.mse", ["metrics", "mse"]],
    ["$[0].a", [0, "a"]],
    ["[0].a", [0, "a"]],
    ["a[0]['b c'].d-e", ["a", 0, "b c", "d-e"]],
    ["Result[1]['k']", ["Result", 1, "k"]],
    ["größe", ["größe"]],
    ["$", []],
  ])("reads %s", (text, segments) => {
    expect(parseJsonPath(text)).toEqual(segments);
  });

  it.each([
    "",
    ".",
    "$.",
    "$a",
    "a.",
    "a..b",
    "$..a",
    "a[*]",
    "a[-1]",
    "a[1:2]",
    "a[?(@.b>1)]",
    "a.*",
    "a b",
    "a['b",
  ])("refuses %j", (text) => {
    expect(parseJsonPath(text)).toBeUndefined();
  });
});
