import { defineParams, join, param, pipeline, step } from "../../src/index.ts";

const params = defineParams({
  InstanceType: param.string({ default: "ml.m5.xlarge" }),
  NoDefault: param.string(),
  Approval: param.string({
    default: "Approved",
    oneOf: ["Approved", "Rejected", "PendingManualApproval"],
  }),
  EnumNoDefault: param.string({ oneOf: ["a", "b"] }),
  EmptyString: param.string({ default: "" }),
  Count: param.integer({ default: 2 }),
  Zero: param.integer({ default: 0 }),
  CountNoDefault: param.integer(),
  Threshold: param.float({ default: 6.0 }),
  Small: param.float({ default: 1e-7 }),
  ZeroF: param.float({ default: 0.0 }),
  Flag: param.boolean({ default: true }),
  FlagFalse: param.boolean({ default: false }),
  FlagNoDefault: param.boolean(),
});

const fail = step.fail("Fail", { errorMessage: join(" ", "values:", ...Object.values(params)) });

export default pipeline("parameters", { params, steps: [fail] });
