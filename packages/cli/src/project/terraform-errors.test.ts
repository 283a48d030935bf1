import { expect, it } from "vitest";
import { terraformErrors } from "./terraform-errors.ts";

const LOG = `[Container] 2026/11/23 20:00:00 Running command bash run.sh
aws_s3_bucket.artifacts: Creating...
╷
│ Warning: Deprecated attribute
│
│   on cdk.tf.json line 3:
╵
╷
│ Error: creating CodePipeline Pipeline (sagemaker-churn): AccessDeniedException: not authorized
│ to perform codepipeline:CreatePipeline
│
│   with aws_codepipeline.pipeline,
│   on cdk.tf.json line 310, in resource.aws_codepipeline.pipeline:
│  310:       }
│
│ The role lacks a right.
╵
╷
│ Error: second
╵
[Container] 2026/11/23 20:00:09 Command did not exit successfully`.split("\n");

it("finds each error with its address and what it says, without frames, sources and warnings", () => {
  expect(terraformErrors(LOG)).toEqual([
    {
      summary: "creating CodePipeline Pipeline (sagemaker-churn): AccessDeniedException: not authorized",
      address: "aws_codepipeline.pipeline",
      detail: "to perform codepipeline:CreatePipeline The role lacks a right.",
    },
    { summary: "second", detail: "" },
  ]);
});

it("reads errors without frames, and strips what would move a terminal", () => {
  const lines = [
    "\u001b[31mError: \u001b[0mBackend initialization required",
    "",
    "Run terraform init.",
    "done",
  ];
  expect(terraformErrors(lines)).toEqual([{ summary: "Backend initialization required", detail: "" }]);
});

it("finds nothing in a log without errors", () => {
  expect(terraformErrors(["Apply complete! Resources: 3 added.", "no Error: here at the start"])).toEqual([]);
});
