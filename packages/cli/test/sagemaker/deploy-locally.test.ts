import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { project } from "../project.ts";
import { document, sagewright, start } from "../sagewright.ts";
import { rowsProject } from "./rows-project.ts";
import { commandLineOn } from "./targets.ts";

vi.setConfig({ testTimeout: 60_000 });

const deploy = async (folder: string, ...more: readonly string[]) =>
  document(await sagewright(folder, "deploy", "--json", ...more));

it("creates a pipeline on this machine, updates it when it changes, and lets it be when it does not", async () => {
  const folder = rowsProject();
  const file = join(folder, "pipeline.ts");

  const created = await deploy(folder, "--note", "the first");
  const unchanged = await deploy(folder);
  writeFileSync(file, readFileSync(file, "utf8").replace("default: 1", "default: 2"));
  const updated = await deploy(folder);
  const run = document(await sagewright(folder, "run", "--json"));
  const after = await deploy(folder);

  expect(created).toMatchObject({
    pipelineName: "Rows",
    pipelineArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/rows",
    change: "created",
    uploaded: ["main.mjs", "main.mjs.map", "rows.csv"].map((name) => expect.stringContaining(name)),
  });
  expect(existsSync(join(folder, ".sagewright/s3", created.uploaded[0].slice("s3://".length)))).toBe(true);
  expect(unchanged).toMatchObject({ change: "unchanged", uploaded: [] });
  expect(updated).toMatchObject({ change: "updated", pipelineVersionId: 2, uploaded: [] });
  expect(run.status).toBe("Succeeded");
  expect(after).toMatchObject({ change: "unchanged" });
});

it("says what a deployment would do here, and does none of it", async () => {
  const folder = rowsProject();
  const file = join(folder, "pipeline.ts");

  const first = await deploy(folder, "--dry-run");
  const stateAfterFirst = existsSync(join(folder, ".sagewright"));
  const done = await deploy(folder);
  writeFileSync(file, readFileSync(file, "utf8").replace("default: 1", "default: 2"));
  writeFileSync(join(folder, "rows.csv"), "a\nb\n");
  const second = await deploy(folder, "--dry-run");
  const again = await deploy(folder);

  expect(first).toEqual({ ...done, dryRun: true });
  expect(stateAfterFirst).toBe(false);
  expect(second).toMatchObject({
    dryRun: true,
    change: "updated",
    uploaded: [expect.stringContaining("rows.csv")],
  });
  expect(again).toMatchObject({ change: "updated", pipelineVersionId: 2, uploaded: second.uploaded });
});

it.each([
  [["--region", "eu-west-1"], "--target aws"],
  [["--target", "aws", "--state-dir", "state"], "--state-dir"],
])("refuses %j, which would be left out without a word", async (more, named) => {
  const folder = rowsProject();

  const result = await sagewright(folder, "deploy", ...more);

  expect(result.code).toBe(2);
  expect(result.stderr).toContain(named);
});

it("puts it where clients of the served engine start it", async () => {
  const folder = rowsProject();
  await deploy(folder);
  const { call } = await commandLineOn("aws", folder);

  const run = await call("run", "--param", "Least=2", "--json");

  expect(run.code).toBe(0);
  expect(document(run)).toMatchObject({
    pipelineName: "Rows",
    status: "Succeeded",
    parameters: { Least: 2, Extra: 0 },
    steps: [{ name: "Count", reports: { count: { rows: 3 } } }, { name: "Enough" }, { name: "Register" }],
  });
});

it("gives it the tags of the project in whose build it is deployed, and takes a definition as well", async () => {
  const folder = project({
    "stop.json": JSON.stringify({
      Version: "2020-12-01",
      Steps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "x".repeat(200_000) } }],
    }),
  });
  const { ended } = start(folder, ["deploy", "stop.json", "--name", "stop-nightly", "--json"], {
    SAGEMAKER_PROJECT_NAME: "quality",
    SAGEMAKER_PROJECT_ID: "p-abcdef123456",
    SAGEMAKER_PROJECT_ARN: "arn:aws:sagemaker:us-east-1:111122223333:project/quality",
  });
  const result = await ended;

  expect(document(result)).toMatchObject({
    pipelineName: "stop-nightly",
    change: "created",
    tags: { "sagemaker:project-name": "quality", "sagemaker:project-id": "p-abcdef123456" },
  });
  expect(await sagewright(folder, "diff", "local:stop-nightly", "stop.json")).toMatchObject({ code: 0 });
});
