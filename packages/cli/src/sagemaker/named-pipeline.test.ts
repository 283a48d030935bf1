import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { namedPipeline } from "./named-pipeline.ts";

const definition = JSON.stringify({
  Version: "2020-12-01",
  Steps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
});

/** A file that holds the pipeline `churn`. */
function churnFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-named-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "churn.json");
  writeFileSync(file, definition);
  return file;
}

it("takes the flag before the environment, and that before the file", async () => {
  const [target, pipeline] = ["aws", churnFile()] as const;
  const environment = { SAGEMAKER_PIPELINE_NAME: "nightly" };

  expect(await namedPipeline({ target, pipeline, pipelineName: "given" }, environment)).toBe("given");
  expect(await namedPipeline({ target, pipeline }, environment)).toBe("nightly");
  expect(await namedPipeline({ target, pipeline }, {})).toBe("churn");
});

it("means all pipelines on this machine, where the file says where they are", async () => {
  const environment = { SAGEMAKER_PIPELINE_NAME: "nightly" };

  expect(await namedPipeline({ target: "local", pipeline: churnFile() }, environment)).toBeUndefined();
  expect(await namedPipeline({ target: "local", pipelineName: "given" }, environment)).toBe("given");
});

it("means all where no file is named and none is there, but misses one that is named", async () => {
  expect(await namedPipeline({ target: "aws" }, {})).toBeUndefined();
  await expect(namedPipeline({ target: "aws", pipeline: "none.ts" }, {})).rejects.toMatchObject({
    issues: [{ code: "PIPELINE_FILE_MISSING" }],
  });
});

it.each(["a_b", "", "x".repeat(300)])("refuses what is no name: %j", async (pipelineName) => {
  await expect(namedPipeline({ target: "local", pipelineName })).rejects.toMatchObject({
    issues: [{ code: "PIPELINE_NAME_UNUSABLE" }],
  });
});
