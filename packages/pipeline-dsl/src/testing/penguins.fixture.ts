import { z } from "zod";
import {
  asset,
  defineParams,
  equals,
  execution,
  join,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  step,
} from "../index.ts";

/** A pipeline with a gate, and a step behind it that reads from one of its branches. */

export const params = defineParams({
  MaxRmse: param.float({ default: 350 }),
  Rounds: param.integer({ default: 5 }),
  Approval: param.string({ default: "PendingManualApproval", oneOf: ["PendingManualApproval", "Approved"] }),
});

export const train = step.training("Train", {
  image: "xgboost:1",
  instanceType: "ml.m5.xlarge",
  hyperParameters: { num_round: params.Rounds },
  channels: { train: { source: asset("train.csv") } },
  outputPath: "s3://models/out",
});
export const evaluate = step.fn("Evaluate", {
  inputs: { model: train.outputs.model },
  reports: {
    evaluation: report({
      output: "evaluation",
      file: "evaluation.json",
      shape: z.object({ rmse: z.number() }),
    }),
  },
  run: async () => ({ evaluation: { rmse: 1 } }),
});
export const rmse = evaluate.reports.evaluation.get("rmse");
export const register = step.registerModel("Register", {
  model: train.outputs.model,
  image: "serve:1",
  modelPackageGroupName: "penguins",
  approvalStatus: params.Approval,
});
export const gate = step.condition("IsGoodEnough", {
  conditions: [lessThanOrEqualTo(rmse, params.MaxRmse)],
  ifSteps: [register],
  elseSteps: [step.fail("Reject", { errorMessage: join("", "RMSE is ", rmse) })],
});
export const tell = step.lambda("Tell", {
  functionArn: "arn:aws:lambda:us-east-1:000000000000:function:tell",
  inputs: { model: register.outputs.modelPackageArn, run: execution.pipelineExecutionId },
  outputs: { heard: "Boolean" },
});
const after = step.condition("WasHeard", {
  conditions: [equals(tell.outputs.heard, true)],
  elseSteps: [step.fail("Unheard", { errorMessage: "nobody heard" })],
});
export const penguins = pipeline("Penguins", { params, steps: [train, evaluate, gate, tell, after] });

export const good = {
  reports: { Evaluate: { evaluation: { rmse: 289.5 } } },
  properties: { Tell: { OutputParameters: { heard: true } } },
};
/** The issues that a call throws. */
export const issuesOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { readonly issues?: unknown }).issues;
  }
  return undefined;
};
