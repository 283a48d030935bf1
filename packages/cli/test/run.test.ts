import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright, start } from "./sagewright.ts";

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
      { name: "Enough", type: "Condition", status: "Succeeded", cacheHit: false, outcome: "True" },
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

it("fails a step whose report is not of its shape", async () => {
  const folder = project({
    "pipeline.ts": PIPELINE.replace("return { count: { rows: ", "return { count: { rows: 0.5 + "),
    "rows.csv": "a\nb\n",
  });
  const { code, stdout } = await sagewright(folder, "run", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout).steps).toMatchObject([
    {
      name: "Count",
      status: "Failed",
      failureReason: expect.stringMatching(/^Report "count" is not of its shape: rows: .*int/),
    },
  ]);
  const [, id = ""] = /\/execution\/(\w+)/.exec(stdout) ?? [];
  expect(document(await sagewright(folder, "run", "--resume", id, "--json"))).toMatchObject({
    status: "Failed",
  });

  rmSync(join(folder, "pipeline.ts"));
  const without = await sagewright(folder, "run", "--resume", id);
  expect(without.stderr).toContain(
    "not checked against their shapes: pipeline.ts is not read (PIPELINE_FILE_MISSING)",
  );
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
  ["a parameter that every object has", ["--param", "__proto__=1"], 2, "PARAMETER_UNKNOWN"],
  ["a value of the wrong type", ["--param", "Least=many"], 2, "PARAMETER_VALUE_TYPE"],
  ["a file without end", ["--param", "Table=/dev/zero"], 2, "PARAMETER_FILE_MISSING"],
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
export default pipeline("P", { steps: [step.fn("Read", { inputs: { a: asset("gone.csv"), b: asset("folder"), c: asset("/dev/zero") }, run: () => {} })] });`,
    "folder/a": "",
  });
  const result = await sagewright(folder, "run", "--json");
  expect(result.code).toBe(1);
  expect(document(result).issues).toMatchObject([
    { code: "ASSET_MISSING", path: ["gone.csv"], message: expect.stringContaining('"Read"') },
    { code: "ASSET_MISSING", path: ["folder"], message: expect.stringContaining("folder") },
    { code: "ASSET_MISSING", message: expect.stringContaining("device") },
  ]);
});

it("warns of what is not copied out of a folder", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}import { asset, defineParams, param } from "@sagewright/pipeline-dsl";
const params = defineParams({ More: param.s3Uri() });
const inputs = { data: asset("data", { kind: "directory" }), more: params.More };
export default pipeline("P", { params, steps: [step.fn("Read", { inputs, run: () => {} })] });`,
    "data/a.csv": "1",
  });
  symlinkSync("a.csv", join(folder, "data/link.csv"));
  const { code, stderr } = await sagewright(folder, "run", "--param", "More=data");
  expect(code).toBe(0);
  expect(stderr).toContain('Step "Read" gets this folder without link.csv');
  expect(stderr).toContain('Parameter "More" gets this folder without link.csv');
});

it("does not mind a reader that leaves early", async () => {
  const folder = rowsProject();
  const closed = start(folder, ["graph"]);
  closed.child.stdout?.destroy();
  expect(await closed.ended).toMatchObject({ code: 0, stderr: "" });
});

it.each(["graph", "compile"])("leaves one document on stdout where %s writes to a file", async (command) => {
  const folder = project({
    "pipeline.json": JSON.stringify({
      Version: "2020-12-01",
      Steps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "x" } }],
    }),
  });

  const result = await sagewright(folder, command, "pipeline.json", "--json", "--out", "made.json");

  expect(result.code).toBe(0);
  expect(document(result)).toEqual({ issues: [] });
  expect(readFileSync(join(folder, "made.json"), "utf8")).toContain("Stop");
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
