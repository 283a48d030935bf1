import { simulate } from "@sagewright/pipeline-dsl/testing";
import { describe, expect, it } from "vitest";
import abalone from "./pipeline.ts";

const measured = {
  EvaluateAbalone: { evaluation: { regression_metrics: { mse: { value: 4.9 } } } },
};

describe("Abalone", () => {
  it("registers a model whose error is within the limit", () => {
    const run = simulate(abalone, { reports: measured });
    expect(run.status).toBe("Succeeded");
    expect(run.steps).toEqual([
      "PreprocessAbalone",
      "TrainAbalone",
      "EvaluateAbalone",
      "MseIsLowEnough",
      "RegisterAbalone",
    ]);
    expect(run.argumentsOf("RegisterAbalone")).toMatchObject({
      ModelApprovalStatus: "PendingManualApproval",
    });
  });

  it("fails with the measured error when it is above the limit", () => {
    const run = simulate(abalone, { reports: measured, params: { MseThreshold: 4 } });
    expect(run.status).toBe("Failed");
    expect(run.failureReason).toContain("4.9");
    expect(run.steps).not.toContain("RegisterAbalone");
  });
});
