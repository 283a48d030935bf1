import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { branch } from "../branch.ts";
import { equals } from "../conditions.ts";
import { defineParams, param } from "../param.ts";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import { group } from "../step-group.ts";
import {
  type StartPipelineExecutionOptions,
  startPipelineExecutionRequest,
} from "./start-pipeline-execution-request.ts";

const params = defineParams({
  N: param.integer({ default: 1 }),
  F: param.float({ default: 0 }),
  B: param.boolean({ default: false }),
  S: param.string({ default: "" }),
});
const functionArn = "arn:aws:lambda:us-west-2:123456789012:function:f";
const a = step.lambda("A", { functionArn, outputs: { o: "String" } });
const b = step.lambda("B", { functionArn, inputs: { i: a.outputs.o }, outputs: { o: "String" } });
const c = step.lambda("C", { functionArn, inputs: { i: b.outputs.o } });
const requests = pipeline("requests", { params, steps: [a, b, c] });

const codes = (options: StartPipelineExecutionOptions<typeof requests>) => {
  try {
    startPipelineExecutionRequest(requests, options);
  } catch (error) {
    return error instanceof SagewrightError ? error.issues.map(({ code }) => code) : error;
  }
  return [];
};

describe("a selected step that has copies", () => {
  const gate = branch("Gate", { conditions: [equals(params.B, true)] });
  const use = step.lambda("Use", { functionArn, inputs: { n: gate.join(1, 2) } });
  const joined = pipeline("joined", { params, steps: [gate, use] });

  it("stands for them together with their condition", () => {
    const request = startPipelineExecutionRequest(joined, { selectedSteps: [gate, use] });
    expect(request.SelectiveExecutionConfig?.SelectedSteps?.map(({ StepName }) => StepName)).toEqual([
      "Gate",
      "Use-If",
      "Use-Else",
    ]);
  });

  it("names them, where their condition is not selected", () => {
    expect(() => startPipelineExecutionRequest(joined, { selectedSteps: [use] })).toThrow(
      '"Use" stands for its copies Use-If, Use-Else',
    );
  });
});

describe("the request that starts a pipeline", () => {
  it("needs its name only", () => {
    expect(startPipelineExecutionRequest(requests)).toEqual({ PipelineName: "requests" });
  });

  it("writes values as text, as the Python SDK does, save that its booleans are capitalised", () => {
    const request = startPipelineExecutionRequest(requests, {
      parameters: { N: 3, F: 1.5, B: true, S: "x" },
      displayName: "run",
      description: "why",
      maxParallelExecutionSteps: 2,
      pipelineVersionId: 4,
    });

    expect(request).toEqual({
      PipelineName: "requests",
      PipelineExecutionDescription: "why",
      PipelineExecutionDisplayName: "run",
      ParallelismConfiguration: { MaxParallelExecutionSteps: 2 },
      PipelineVersionId: 4,
      PipelineParameters: [
        { Name: "N", Value: "3" },
        { Name: "F", Value: "1.5" },
        { Name: "B", Value: "true" },
        { Name: "S", Value: "x" },
      ],
    });
  });

  it("selects steps by themselves, as a group or by name", () => {
    const selective = (selectedSteps: StartPipelineExecutionOptions["selectedSteps"] & object) =>
      startPipelineExecutionRequest(requests, { selectedSteps, sourcePipelineExecutionArn: "arn:src" });
    const expected = {
      PipelineName: "requests",
      SelectiveExecutionConfig: {
        SourcePipelineExecutionArn: "arn:src",
        SelectedSteps: [{ StepName: "A" }, { StepName: "B" }],
      },
    };

    expect(selective([a, b])).toEqual(expected);
    expect(selective([group([a, b])])).toEqual(expected);
    expect(selective(["A", "B"])).toEqual(expected);
    expect(startPipelineExecutionRequest(requests, { selectedSteps: [a] }).SelectiveExecutionConfig).toEqual({
      SelectedSteps: [{ StepName: "A" }],
    });
  });

  it.each<[StartPipelineExecutionOptions<typeof requests>, readonly string[]]>([
    [{ selectedSteps: [] }, ["SELECTED_STEPS_EMPTY"]],
    [{ selectedSteps: ["Nope"] }, ["STEP_UNKNOWN"]],
    [{ selectedSteps: [a, c] }, ["SELECTED_STEPS_NOT_CONNECTED"]],
    [{ parameters: { N: 1.5 } }, ["PARAMETER_VALUE_TYPE"]],
    [{ parameters: { Nope: 1 } as never }, ["PARAMETER_UNKNOWN"]],
    [{ maxParallelExecutionSteps: 0 }, ["PARALLELISM_INVALID"]],
    [{ displayName: "a".repeat(83) }, ["DISPLAY_NAME_INVALID"]],
    [{ displayName: "a b" }, ["DISPLAY_NAME_INVALID"]],
    [{ description: "a".repeat(3073) }, ["EXECUTION_DESCRIPTION_TOO_LONG"]],
  ])("is refused where the service would refuse it: %#", (options, expected) => {
    expect(codes(options)).toEqual(expected);
  });

  it("is refused without a value that has no default", () => {
    const needy = pipeline("needy", { params: defineParams({ Table: param.s3Uri() }), steps: [a] });

    expect(() => startPipelineExecutionRequest(needy)).toThrow("PARAMETER_UNDEFINED");
  });

  it("does not compile with a name or a type that the pipeline does not know", () => {
    // @ts-expect-error no such parameter
    codes({ parameters: { Nope: 1 } });
    // @ts-expect-error a number is wanted
    codes({ parameters: { N: "3" } });
  });
});
