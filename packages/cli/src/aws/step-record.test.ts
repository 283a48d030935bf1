import type { PipelineDefinition } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { listedSteps, typedOutputs } from "./step-record.ts";

const definition: PipelineDefinition = {
  Version: "2020-12-01",
  Steps: [
    {
      Name: "Count",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:count",
      OutputParameters: [
        { OutputName: "n", OutputType: "Integer" },
        { OutputName: "share", OutputType: "Float" },
        { OutputName: "enough", OutputType: "Boolean" },
        { OutputName: "odd", OutputType: "Integer" },
      ],
    },
  ],
};
const SOURCE = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p/execution/old";
const at = (seconds: number) => new Date(seconds * 1000);

describe("listedSteps", () => {
  it("knows types of the definition, and by their metadata those of another one", () => {
    const steps = [
      { StepName: "Count", StepStatus: "Executing", StartTime: at(2) },
      {
        StepName: "Gone",
        StepStatus: "Succeeded",
        StartTime: at(1),
        Metadata: { TrainingJob: { Arn: "arn:job" } },
      },
    ] as const;
    expect(listedSteps(steps, definition).map(({ record }) => [record.name, record.type])).toEqual([
      ["Gone", "Training"],
      ["Count", "Lambda"],
    ]);
  });

  it("keeps the latest record of a step", () => {
    const steps = [
      { StepName: "Count", StepStatus: "Succeeded", StartTime: at(9) },
      { StepName: "Count", StepStatus: "Failed", StartTime: at(1) },
    ] as const;
    expect(listedSteps(steps, definition).map(({ record }) => record.status)).toEqual(["Succeeded"]);
  });

  it("takes an empty source for none", () => {
    const step = { StepName: "Count", StepStatus: "Succeeded", StartTime: at(1) } as const;
    const [ran] = listedSteps([{ ...step, CacheHitResult: { SourcePipelineExecutionArn: "" } }], definition);
    const [hit] = listedSteps(
      [{ ...step, CacheHitResult: { SourcePipelineExecutionArn: SOURCE } }],
      definition,
    );
    expect(ran?.record).not.toHaveProperty("cacheHit");
    expect(hit?.record.cacheHit).toEqual({ sourceExecutionArn: SOURCE });
  });
});

it("gives outputs their declared types, and leaves what is none of it as it came", () => {
  const values = { n: "3", share: "0.5", enough: "True", odd: "3.5", undeclared: "7" };
  const OutputParameters = Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
  const [listed] = listedSteps(
    [
      {
        StepName: "Count",
        StepStatus: "Succeeded",
        StartTime: at(1),
        Metadata: { Lambda: { OutputParameters } },
      },
    ],
    definition,
  );
  expect(listed && typedOutputs(listed)).toEqual({
    n: 3,
    share: 0.5,
    enough: true,
    odd: "3.5",
    undeclared: "7",
  });
});
