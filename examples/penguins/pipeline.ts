import {
  asset,
  defineParams,
  join,
  lessThanOrEqualTo,
  param,
  pipeline,
  report,
  s3Uri,
  step,
} from "@sagewright/pipeline-dsl";
import { modelPackageGroup, nodeImage } from "./project.ts";
import { Evaluation, evaluate as evaluateModel } from "./steps/evaluate.ts";
import { preprocess as preprocessTable, Summary } from "./steps/preprocess.ts";
import { train as trainModel } from "./steps/train.ts";

const params = defineParams({
  TestShare: param.float({ default: 0.2 }),
  Seed: param.integer({ default: 7 }),
  /** Grams. A model that errs by more is not registered. */
  MaxRmse: param.float({ default: 350 }),
  ApprovalStatus: param.string({
    default: "PendingManualApproval",
    oneOf: ["PendingManualApproval", "Approved", "Rejected"],
  }),
});

const cache = { expireAfter: "P30D" };

const preprocess = step.fn("Preprocess", {
  inputs: {
    table: asset(new URL("../data/penguins.json", import.meta.resolve("vega-datasets"))),
    testShare: params.TestShare,
    seed: params.Seed,
  },
  outputs: ["train", "test"],
  reports: { summary: report({ output: "summary", file: "summary.json", shape: Summary }) },
  cache,
  run: preprocessTable,
});

const train = step.fn("Train", {
  inputs: { train: preprocess.outputs.train },
  outputs: ["model"],
  cache,
  run: trainModel,
});

const model = s3Uri`${train.outputs.model}/model.tar.gz`;

const evaluate = step.fn("Evaluate", {
  inputs: { model: train.outputs.model, test: preprocess.outputs.test },
  reports: { evaluation: report({ output: "evaluation", file: "evaluation.json", shape: Evaluation }) },
  cache,
  run: evaluateModel,
});

const rmse = evaluate.reports.evaluation.get("rmse");

const gate = step.condition("RmseIsLowEnough", {
  conditions: [lessThanOrEqualTo(rmse, params.MaxRmse)],
  ifSteps: [
    step.registerModel("RegisterModel", {
      modelPackageGroupName: modelPackageGroup,
      image: nodeImage,
      model,
      supportedContentTypes: ["application/json"],
      supportedResponseMIMETypes: ["application/json"],
      approvalStatus: params.ApprovalStatus,
      modelMetrics: { modelQuality: { statistics: evaluate.reports.evaluation } },
    }),
  ],
  elseSteps: [
    step.fail("RmseIsTooHigh", {
      errorMessage: join(" ", "RMSE", rmse, "g is above the limit of", params.MaxRmse, "g"),
    }),
  ],
});

export default pipeline("Penguins", { params, steps: [preprocess, train, evaluate, gate] });
