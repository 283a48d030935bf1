import { expect, it } from "vitest";
import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { executionText } from "./execution.ts";

const step = (name: string, more: Partial<StepDocument>): StepDocument => ({
  name,
  type: "Processing",
  status: "Succeeded",
  startTime: "2026-01-01T00:00:00Z",
  endTime: "2026-01-01T00:00:01Z",
  cacheHit: false,
  attempts: 1,
  ...more,
});

const execution: ExecutionDocument = {
  executionArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/p/execution/k3x9",
  pipelineName: "P",
  status: "Succeeded",
  startTime: "2026-01-01T00:00:00Z",
  endTime: "2026-01-01T00:00:03Z",
  parameters: {},
  steps: [
    step("A", {
      outputs: { model: "s3://b/m" },
      reports: { score: { rmse: 1 / 3, by: [{ k: "x" }], many: Array(50).fill(1) } },
    }),
    step("B", { reports: { score: { rmse: 2 } } }),
    step("Old", { reusedFrom: "arn/execution/k2" }),
    step("C", { reports: { alone: { ok: true } } }),
  ],
  registeredModels: [{ arn: "arn:model", approvalStatus: "Approved" }],
};

it("lists what was reused, outputs, metrics by path, models and places", () => {
  const places = [
    ["logs", ".sagewright/logs/k3x9  (sagewright runs logs k3x9)"],
    ["s3://", ".sagewright/s3"],
  ] as const;
  expect(executionText(execution, places, (_, text) => text)).toBe(`Succeeded  P  3.0 s
arn:aws:sagemaker:us-east-1:111122223333:pipeline/p/execution/k3x9

Reused
  Old  from k2

Outputs
  A.model  s3://b/m

Metrics
  A.score.rmse     0.333333
  A.score.by[0].k  x
  B.score.rmse     2
  alone.ok         true

Registered models
  arn:model  Approved

Where
  logs   .sagewright/logs/k3x9  (sagewright runs logs k3x9)
  s3://  .sagewright/s3
`);
});
