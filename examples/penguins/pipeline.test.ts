import { simulate } from "@sagewright/pipeline-dsl/testing";
import { describe, expect, it } from "vitest";
import penguins from "./pipeline.ts";

const measured = {
  Preprocess: { summary: { rows: 344, complete: 333, heldOut: 67 } },
  Evaluate: { evaluation: { rmse: 289.8, r2: 0.85, rows: 67 } },
};

describe("Penguins", () => {
  it("registers a model whose error is within the limit", () => {
    const run = simulate(penguins, { reports: measured });
    expect(run.status).toBe("Succeeded");
    expect(run.steps).toEqual(["Preprocess", "Train", "Evaluate", "RmseIsLowEnough", "RegisterModel"]);
    expect(run.argumentsOf("RegisterModel")).toMatchObject({ ModelApprovalStatus: "PendingManualApproval" });
  });

  it("fails with the measured error when it is above the limit", () => {
    const run = simulate(penguins, { reports: measured, params: { MaxRmse: 1 } });
    expect(run.status).toBe("Failed");
    expect(run.failureReason).toContain("289.8");
    expect(run.steps).not.toContain("RegisterModel");
  });
});
