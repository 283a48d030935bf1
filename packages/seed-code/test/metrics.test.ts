import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

const PROGRAM = join(import.meta.dirname, "../shared/ci/metrics.mjs");

function written(run: object): { readonly metrics: unknown; readonly summary: string } {
  const folder = mkdtempSync(join(tmpdir(), "metrics-"));
  writeFileSync(join(folder, "run.json"), JSON.stringify(run));
  execFileSync(process.execPath, [PROGRAM, folder], {
    env: { ...process.env, SAGEMAKER_PIPELINE_NAME: "churn" },
  });
  const metrics = JSON.parse(readFileSync(join(folder, "metrics.json"), "utf8"));
  const summary = readFileSync(join(folder, "summary.md"), "utf8");
  rmSync(folder, { recursive: true });
  return { metrics, summary };
}

const succeeded = {
  pipelineName: "churn",
  status: "Succeeded",
  steps: [
    { name: "Train", status: "Succeeded", cacheHit: true },
    {
      name: "Evaluate",
      status: "Succeeded",
      cacheHit: false,
      reports: { evaluation: { auc: 0.91, by: [1, 2] } },
    },
  ],
  registeredModels: [{ arn: "arn:model/1", approvalStatus: "PendingManualApproval" }],
};

it("keeps what each step has reported", () => {
  expect(written(succeeded).metrics).toEqual({
    pipelineName: "churn",
    status: "Succeeded",
    metrics: { Evaluate: { evaluation: { auc: 0.91, by: [1, 2] } } },
  });
});

it("tells people the metrics, the models and the steps", () => {
  expect(written(succeeded).summary).toBe(`### churn: Succeeded

| metric | value |
| --- | --- |
| Evaluate.evaluation.auc | 0.91 |
| Evaluate.evaluation.by.0 | 1 |
| Evaluate.evaluation.by.1 | 2 |

| registered model | approval |
| --- | --- |
| arn:model/1 | PendingManualApproval |

| step | status |
| --- | --- |
| Train | Succeeded (cached) |
| Evaluate | Succeeded |
`);
});

it("says why a run has failed, and leaves out tables with nothing in them", () => {
  const failed = {
    pipelineName: "churn",
    status: "Failed",
    failureReason: "No data.",
    steps: [],
    registeredModels: [],
  };

  expect(written(failed)).toEqual({
    metrics: { pipelineName: "churn", status: "Failed", metrics: {} },
    summary: "### churn: Failed\n\nNo data.\n",
  });
});

it("says why a run could not be started, or not be watched to its end", () => {
  const issue = { code: "AWS_THROTTLED", path: [], message: "Too often.", hint: "Try again." };
  const table =
    "| issue | message | hint |\n| --- | --- | --- |\n| AWS_THROTTLED | Too often. | Try again. |\n";

  expect(written({ issues: [issue] })).toEqual({
    metrics: { pipelineName: "churn", status: "NotStarted", metrics: {} },
    summary: `### churn: NotStarted\n\n${table}`,
  });
  const unwatched = written({ ...succeeded, status: "Executing", issues: [issue] });
  expect(unwatched.summary).toContain(`### churn: Executing\n\n${table}`);
  expect(unwatched.metrics).toMatchObject({ metrics: { Evaluate: {} } });
});

it("lets no report write a table or a page of its own", () => {
  const { summary } = written({
    ...succeeded,
    failureReason: "# a\n<img src=x>",
    steps: [{ name: "E", status: "Succeeded", cacheHit: false, reports: { r: { "a|b\n": "`x` | [y](z)" } } }],
  });

  expect(summary).toContain("| E.r.a\\|b  | \\`x\\` \\| \\[y\\](z) |");
  expect(summary).toContain("# a \\<img src=x\\>");
  expect(summary.match(/^#/gm)).toHaveLength(2);
});
