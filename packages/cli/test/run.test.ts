import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { project } from "./project.ts";
import { document, type Result, sagewright, start } from "./sagewright.ts";

const PIPELINE = `
import { readFile, writeFile } from "node:fs/promises";
import { asset, defineParams, greaterThan, join, param, pipeline, report, step } from "@sagewright/pipeline-dsl";
import { z } from "zod";

const params = defineParams({ Least: param.integer({ default: 1 }), Table: param.s3Uri({ default: "s3://data/none.csv" }) });
const Count = z.object({ rows: z.int() });
const count = step.fn("Count", {
  inputs: { table: asset("rows.csv") },
  outputs: ["copy"],
  reports: { count: report({ output: "count", file: "count.json", shape: Count }) },
  cache: { expireAfter: "P30D" },
  run: async ({ inputs, outputs }) => {
    const text = await readFile(inputs.table + "/rows.csv", "utf8");
    await writeFile(outputs.copy + "/rows.csv", text);
    console.log("counted");
    return { count: { rows: text.trim().split("\\n").length } };
  },
});
const rows = count.reports.count.get("rows");
const gate = step.condition("Enough", {
  conditions: [greaterThan(rows, params.Least)],
  elseSteps: [step.fail("TooFew", { errorMessage: join(" ", "only", rows, "rows") })],
});
export default pipeline("Rows", { params, steps: [count, gate] });
`;

const STEP = `
import { setTimeout } from "node:timers/promises";
import { pipeline, step } from "@sagewright/pipeline-dsl";
`;

const rowsProject = () => project({ "pipeline.ts": PIPELINE, "rows.csv": "a\nb\nc\n" });

it("runs a pipeline and says what came of it", async () => {
  const folder = rowsProject();
  const first = await sagewright(folder, "run");
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/^Succeeded {2}Rows/m);
  expect(first.stdout).toMatch(/Count\.copy +s3:\/\/sagewright-local\/Rows\//);
  expect(first.stdout).toMatch(/count\.rows +3/);
  expect(first.stderr).toMatch(/Count running\n.* Count done in /);
  expect(first.stderr).toContain("not run: TooFew");

  const again = await sagewright(folder, "run", "--json");
  expect(again.code).toBe(0);
  expect(document(again)).toMatchObject({
    executionArn: expect.stringMatching(/^arn:aws:sagemaker:.*\/execution\/\w{12}$/),
    pipelineName: "Rows",
    status: "Succeeded",
    registeredModels: [],
    steps: [
      {
        name: "Count",
        type: "Processing",
        status: "Succeeded",
        cacheHit: true,
        attempts: 1,
        reports: { count: { rows: 3 } },
      },
      { name: "Enough", type: "Condition", status: "Succeeded", cacheHit: false },
    ],
  });

  writeFileSync(join(folder, "pipeline.ts"), PIPELINE.replace('"only"', '"just"'));
  expect(document(await sagewright(folder, "run", "--json")).steps[0]).toMatchObject({ cacheHit: true });
  writeFileSync(join(folder, "rows.csv"), "a\nb\n");
  expect(document(await sagewright(folder, "run", "--json")).steps[0]).toMatchObject({ cacheHit: false });
});

it("ends with 1 where the pipeline fails, with the reason for people and in the document", async () => {
  const folder = rowsProject();
  const result = await sagewright(folder, "run", "--param", "Least=5", "--json");
  expect(result.code).toBe(1);
  expect(document(result)).toMatchObject({
    status: "Failed",
    steps: [
      { name: "Count" },
      { name: "Enough" },
      { name: "TooFew", status: "Failed", failureReason: expect.stringContaining("only 3 rows") },
    ],
  });
  expect(result.stderr).toContain('Step "TooFew" failed\n  only 3 rows');
  expect(result.stderr).toContain("hint: ");
});

it("shows the last words of a function that threw", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}export default pipeline("P", { steps: [step.fn("Bad", { run: () => { console.log("so far"); throw new TypeError("no rows"); } })] });`,
  });
  const { code, stderr } = await sagewright(folder, "run");
  expect(code).toBe(1);
  expect(stderr).toContain("| so far");
  expect(stderr).toContain("no rows");
  expect(stderr).toMatch(/sagewright runs logs \w{12} --step Bad/);
});

it("copies a local file that is given for an S3 URI", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}import { readdir } from "node:fs/promises";
import { defineParams, param } from "@sagewright/pipeline-dsl";
const params = defineParams({ Table: param.s3Uri() });
export default pipeline("P", { params, steps: [step.fn("List", { inputs: { table: params.Table }, run: async ({ inputs }) => console.log(await readdir(inputs.table)) })] });`,
    "my.csv": "a",
  });
  const result = await sagewright(folder, "run", "--param", "Table=my.csv", "--json");
  expect(result.code).toBe(0);
  expect(document(result).parameters.Table).toMatch(
    /^s3:\/\/sagewright-local\/P\/input\/[0-9a-f]{64}\/my\.csv$/,
  );
  expect(await sagewright(folder, "runs", "logs")).toMatchObject({
    code: 0,
    stdout: "List | [ 'my.csv' ]\n",
  });
  expect(await sagewright(folder, "run", "--param", "Table=none.csv")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("PARAMETER_FILE_MISSING"),
  });
});

it.concurrent.each([
  ["an unknown parameter", ["--param", "Leats=2"], 2, "Did you mean Least?"],
  ["a value of the wrong type", ["--param", "Least=many"], 2, "PARAMETER_VALUE_TYPE"],
  ["a stub that is not there", ["--stub", "Count=none.json"], 2, "STUB_FILE_INVALID"],
  ["a stub of an unknown step", ["--stub", "Cuont=stub.json"], 2, "Cuont"],
  ["a state folder that cannot be", ["--state-dir", "rows.csv/state"], 3, "rows.csv"],
])("refuses %s before anything runs", async (_, argv, code, words) => {
  const folder = rowsProject();
  writeFileSync(join(folder, "stub.json"), "{}");
  const result = await sagewright(folder, "run", ...argv);
  expect(result).toMatchObject({ code, stdout: "" });
  expect(result.stderr).toContain(words);
  expect(existsSync(join(folder, ".sagewright/jobs"))).toBe(false);
});

it("says which file is missing and who needs it, with everything else that is wrong", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}import { asset } from "@sagewright/pipeline-dsl";
export default pipeline("P", { steps: [step.fn("Read", { inputs: { a: asset("gone.csv"), b: asset("folder") }, run: () => {} })] });`,
    "folder/a": "",
  });
  const result = await sagewright(folder, "run", "--json");
  expect(result.code).toBe(1);
  expect(document(result).issues).toMatchObject([
    { code: "ASSET_MISSING", path: ["gone.csv"], message: expect.stringContaining('"Read"') },
    { code: "ASSET_MISSING", path: ["folder"], message: expect.stringContaining("folder") },
  ]);
});

const SLOW = `${STEP}
export default pipeline("Slow", { steps: [step.fn("Sleep", { run: async () => { console.log("asleep"); await setTimeout(60_000); } })] });`;

/** Once the function has begun to sleep. */
const asleep = (folder: string): Promise<void> =>
  vi.waitFor(
    () => {
      const logs = join(folder, ".sagewright/logs");
      const files = readdirSync(logs, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".log"),
      );
      expect(files.map((name) => readFileSync(join(logs, name), "utf8")).join()).toContain("asleep");
    },
    { timeout: 15_000, interval: 50 },
  );

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("stops its jobs on %s, records it, and says how to go on", async (signal, code) => {
  const folder = project({ "pipeline.ts": SLOW });
  const run = start(folder, ["run", "--json"]);
  await asleep(folder);
  run.child.kill(signal);
  const result = await run.ended;
  expect(result.code).toBe(code);
  expect(document(result)).toMatchObject({
    status: "Stopped",
    steps: [{ name: "Sleep", status: "Stopped" }],
  });
  expect(result.stderr).toMatch(/sagewright run --resume \w{12}/);
});

it("stops an execution of another process", async () => {
  const folder = project({ "pipeline.ts": SLOW });
  const run = start(folder, ["run"]);
  await asleep(folder);
  expect(await sagewright(folder, "runs", "stop")).toMatchObject({ code: 0 });
  expect((await run.ended).code).toBe(1);
  const list = document(await sagewright(folder, "runs", "list", "--json"));
  expect(list.executions).toMatchObject([{ pipelineName: "Slow", status: "Stopped" }]);
});

it.each(["SIGINT", "SIGKILL"] as const)("goes on with an execution that ended by %s", async (signal) => {
  const folder = project({
    "pipeline.ts": `${STEP}
const first = step.fn("First", { run: () => {} });
const second = step.fn("Second", { dependsOn: [first], run: async () => { console.log("asleep"); await setTimeout(2000); } });
export default pipeline("P", { steps: [first, second] });`,
  });
  const run = start(folder, ["run"]);
  await asleep(folder);
  run.child.kill(signal);
  await run.ended;
  const { executions } = document(await sagewright(folder, "runs", "list", "--json"));
  expect(executions).toMatchObject([
    signal === "SIGINT" ? { status: "Stopped" } : { status: "Executing", interrupted: true },
  ]);
  const shown = await sagewright(folder, "runs", "show");
  expect(shown.stderr).toMatch(/sagewright run --resume \w{12}/);

  const resumed = await sagewright(folder, "run", "--resume", executions[0].executionArn, "--json");
  expect(resumed.code).toBe(0);
  expect(document(resumed)).toMatchObject({
    executionArn: executions[0].executionArn,
    status: "Succeeded",
    steps: [
      { name: "First", attempts: 1 },
      { name: "Second", attempts: 2 },
    ],
  });
});

it("follows the log of another process to the end", async () => {
  const folder = project({ "pipeline.ts": SLOW });
  const run = start(folder, ["run"]);
  await asleep(folder);
  const following = start(folder, ["runs", "logs", "--follow"]);
  run.child.kill("SIGINT");
  await run.ended;
  expect(await following.ended).toEqual({ code: 0, stdout: "Sleep | asleep\n", stderr: "" });
});

it("keeps the registry of models", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}import { writeFile } from "node:fs/promises";
import { join } from "@sagewright/pipeline-dsl";
const train = step.fn("Train", { outputs: ["model"], run: ({ outputs }) => writeFile(outputs.model + "/model.tar.gz", "") });
const register = step.registerModel("Register", {
  modelPackageGroupName: "rows", image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/rows:1",
  modelDataUrl: join("/", train.outputs.model, "model.tar.gz"), supportedContentTypes: ["text/csv"], supportedResponseMIMETypes: ["text/csv"],
});
export default pipeline("P", { steps: [train, register] });`,
  });
  const { executionArn, registeredModels } = document(await sagewright(folder, "run", "--json"));
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:model-package/rows/1";
  expect(registeredModels).toEqual([{ arn, approvalStatus: "PendingManualApproval" }]);
  expect(await sagewright(folder, "models", "approve", "rows/1", "--description", "seen")).toMatchObject({
    code: 0,
    stdout: "",
    stderr: "rows/1 is Approved.\n",
  });
  expect(document(await sagewright(folder, "models", "show", arn, "--json"))).toMatchObject({
    arn,
    approvalStatus: "Approved",
    approvalDescription: "seen",
    executionArn,
  });
  expect((await sagewright(folder, "models", "list")).stdout).toMatch(/^rows\/1 +Approved/m);
  expect(await sagewright(folder, "models", "reject", "rows/2")).toMatchObject({ code: 2, stdout: "" });
});

it("does not mind a reader that leaves early", async () => {
  const folder = rowsProject();
  const closed = start(folder, ["graph"]);
  closed.child.stdout?.destroy();
  expect(await closed.ended).toMatchObject({ code: 0, stderr: "" });
});

it("uses what the config says", async () => {
  const folder = project({
    "pipelines/pipeline.ts": `${STEP}export default pipeline("P", { steps: [step.fn("A", { run: () => {} })] });`,
    "sagewright.config.ts": `import { defineConfig } from "@sagewright/cli";
export default defineConfig({ role: "arn:aws:iam::111122223333:role/R", bucket: "from-config", functionImage: "node:24", stateDir: "state" });`,
  });
  const compiled: Result = await sagewright(folder, "compile", "pipelines/pipeline.ts");
  expect(compiled).toMatchObject({ code: 0, stderr: "" });
  expect(compiled.stdout).toMatch(/s3:\/\/from-config\/P\/code\/[0-9a-f]{64}\/main\.mjs/);
  expect((await sagewright(folder, "run", "pipelines/pipeline.ts")).code).toBe(0);
  expect(existsSync(join(folder, "state/state.db"))).toBe(true);

  writeFileSync(
    join(folder, "sagewright.config.ts"),
    'export default { buket: "x", maxParallelSteps: 0, runtimes: [{ name: "a", match: "b", kind: "perl" }] };',
  );
  const wrong = await sagewright(folder, "check", "pipelines/pipeline.ts", "--json");
  expect(wrong.code).toBe(1);
  expect(document(wrong).issues).toMatchObject([
    {
      code: "CONFIG_INVALID",
      path: ["sagewright.config.ts", "buket"],
      hint: expect.stringContaining("bucket"),
    },
    { code: "CONFIG_INVALID", path: ["sagewright.config.ts", "maxParallelSteps"] },
    { code: "CONFIG_INVALID", path: ["sagewright.config.ts", "runtimes", 0, "match"] },
    { code: "CONFIG_INVALID", path: ["sagewright.config.ts", "runtimes", 0, "kind"] },
  ]);
});

it("says what only SageMaker needs as a warning of check, and as an error of compile", async () => {
  const folder = rowsProject();
  const checked = await sagewright(folder, "check", "--json");
  expect(checked.code).toBe(0);
  expect(document(checked).issues).toContainEqual(
    expect.objectContaining({ code: "ROLE_MISSING", severity: "warning" }),
  );
  expect(await sagewright(folder, "compile")).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("ROLE_MISSING"),
  });
});

it("finds nothing where nothing was run, and makes nothing", async () => {
  const folder = project({});
  expect(document(await sagewright(folder, "runs", "list", "--json"))).toEqual({ executions: [] });
  expect(document(await sagewright(folder, "models", "list", "--json"))).toEqual({ modelPackages: [] });
  expect(existsSync(join(folder, ".sagewright"))).toBe(false);
  expect(await sagewright(folder, "runs", "show")).toMatchObject({ code: 2, stdout: "" });
  expect(readFileSync(join(folder, "package.json"), "utf8")).toContain("module");
});
