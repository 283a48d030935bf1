import { check } from "../compile/check.ts";
import { defineParams, param } from "../param.ts";
import { type PipelineProps, pipeline } from "../pipeline.ts";
import { step } from "../step.ts";

export const params = defineParams({
  MaxRmse: param.float({ default: 300 }),
  Rows: param.integer({ default: 1 }),
  Status: param.string({ default: "Approved", oneOf: ["Approved", "Rejected"] }),
  Input: param.s3Uri({ default: "s3://bucket/data" }),
  Strict: param.boolean({ default: false }),
});
export const steps = [step.fail("Stop", { errorMessage: "stop" })];
export const build = (props: Partial<PipelineProps<typeof params>>) =>
  pipeline("P", { params, steps, ...props });
export const issuesOf = (props: Partial<PipelineProps<typeof params>>) => {
  const result = check(build(props));
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};
export const target = {
  pipelineArn: "arn:aws:sagemaker:eu-central-1:111122223333:pipeline/p",
  role: "arn:aws:iam::111122223333:role/start",
};
