import { defineParams, param, pipeline, report, step } from "@sagewright/pipeline-dsl";
import { Estimate, estimate } from "./steps/estimate.ts";

const params = defineParams({
  Points: param.integer({ default: 100_000 }),
});

const estimatePi = step.fn("EstimatePi", {
  inputs: { points: params.Points },
  reports: { estimate: report({ output: "estimate", file: "estimate.json", shape: Estimate }) },
  cache: { expireAfter: "P30D" },
  run: estimate,
});

export default pipeline("Minimal", { params, steps: [estimatePi] });
