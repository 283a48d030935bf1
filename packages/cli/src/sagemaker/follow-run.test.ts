import { ServiceError } from "@sagewright/local-engine";
import { expect, it, vi } from "vitest";
import type { DescribedRun } from "./described-run.ts";
import { followRun } from "./follow-run.ts";
import { inProcessClient } from "./in-process-client.ts";
import { nextRuns } from "./next-runs.ts";
import type { SagemakerOnAws } from "./open-sagemaker.ts";

const executionArn = "arn:aws:sagemaker:eu-west-1:444455556666:pipeline/churn/execution/k3x9k3x9k3x9";

it("says that an execution goes on which it may not watch any longer", async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const api = {
    call: () => Promise.reject(new ServiceError("AccessDeniedException", "no longer allowed", 403)),
  };
  const sagemaker: SagemakerOnAws = {
    target: "aws",
    client: inProcessClient(api, "eu-west-1"),
    region: "eu-west-1",
    options: {},
    s3Of: () => {
      throw new TypeError("nothing is read");
    },
    close: async () => {},
  };
  const run: DescribedRun = {
    executionArn,
    pipelineName: "churn",
    definition: { Version: "2020-12-01", Metadata: {}, Parameters: [], Steps: [] },
    parameters: {},
    state: { execution: {}, steps: [] },
  };
  const next = nextRuns(executionArn, { target: "aws", region: "eu-west-1" });

  await expect(followRun(sagemaker, run, { next, json: false })).rejects.toMatchObject({
    issues: [
      { code: "AWS_ACCESS_DENIED" },
      {
        code: "EXECUTION_LEFT_RUNNING",
        hint: expect.stringContaining(
          `sagewright runs show ${executionArn} --follow --target aws --region eu-west-1`,
        ),
      },
    ],
  });
});
