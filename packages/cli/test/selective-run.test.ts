import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runDocument, runsListDocument } from "../src/documents/runs.ts";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const PIPELINE = `
import { readFile, writeFile } from "node:fs/promises";
import { defineParams, greaterThan, param, pipeline, report, step } from "@sagewright/pipeline-dsl";
import { z } from "zod";

const params = defineParams({ Least: param.integer({ default: 1 }) });
const make = step.fn("Make", {
  outputs: ["rows"],
  run: async ({ outputs }) => {
    console.log("made");
    await writeFile(outputs.rows + "/rows.txt", "1 2 3");
  },
});
const count = step.fn("Count", {
  inputs: { rows: make.outputs.rows },
  reports: { count: report({ output: "count", file: "count.json", shape: z.object({ rows: z.int() }) }) },
  run: async ({ inputs }) => ({ count: { rows: (await readFile(inputs.rows + "/rows.txt", "utf8")).split(" ").length } }),
});
const gate = step.condition("Enough", {
  conditions: [greaterThan(count.reports.count.get("rows"), params.Least)],
  ifSteps: [step.fn("Praise", { run: () => console.log("enough") })],
  elseSteps: [step.fn("Blame", { run: () => console.log("too few") })],
});
export default pipeline("Rows", { params, steps: [make, count, gate] });
`;

const rows = () => project({ "pipeline.ts": PIPELINE });
const steps = (result: Parameters<typeof document>[0]) =>
  document(result).steps.map(({ name, reusedFrom }: { name: string; reusedFrom?: string }) => [
    name,
    reusedFrom,
  ]);

it("runs chosen steps, and shows what they take over from the newest run that has it", async () => {
  const folder = rows();
  const { executionArn } = document(await sagewright(folder, "run", "--json"));

  const only = await sagewright(folder, "run", "--only", "Count");
  expect(only.code).toBe(0);
  const id = executionArn.slice(-12);
  expect(only.stderr).toMatch(new RegExp(`Make reused from ${id}\n.* Count running\n.* Count done in `));
  expect(only.stderr).not.toContain("not run");
  expect(only.stderr).not.toContain("Praise");
  expect(only.stdout).toContain(`Reused\n  Make  from ${id}\n`);
  expect(only.stdout).toMatch(/count\.rows +3/);
  expect((await sagewright(folder, "runs", "show")).stdout).toMatch(/Make +Processing +reused\n/);

  const from = await sagewright(folder, "run", "--from", "Enough", "--param", "Least=5", "--json");
  expect(from.code).toBe(0);
  const listed = document(await sagewright(folder, "runs", "list", "--json"));
  expect(runsListDocument.parse(listed).executions[0]).toHaveProperty("selectiveExecution");
  expect(() => runDocument.parse(document(from))).not.toThrow();
  const second = listed.executions[1].executionArn;
  expect(steps(from)).toEqual([
    ["Count", second],
    ["Enough", undefined],
    ["Blame", undefined],
  ]);

  const between = await sagewright(folder, "run", "--from", "Count", "--until", "Enough", "--json");
  expect(steps(between)).toEqual([
    ["Make", second],
    ["Count", undefined],
    ["Enough", undefined],
  ]);
  expect(steps(await sagewright(folder, "run", "--until", "Count", "--json"))).toEqual([
    ["Make", undefined],
    ["Count", undefined],
  ]);
});

it("keeps to the branch of the run that it takes results from", async () => {
  const folder = rows();
  await sagewright(folder, "run", "--param", "Least=5");

  const refused = await sagewright(folder, "run", "--only", "Praise");

  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("SOURCE_BRANCH_DIFFERENT");
  expect(steps(await sagewright(folder, "run", "--only", "Blame", "--json"))).toEqual([
    ["Enough", expect.any(String)],
    ["Blame", undefined],
  ]);
});

it("says what to do where no run has the results, and takes them from a stub", async () => {
  const folder = rows();
  const refused = await sagewright(folder, "run", "--only", "Enough", "--json");

  expect(refused).toMatchObject({ code: 2 });
  expect(document(refused).issues).toMatchObject([
    {
      code: "SOURCE_EXECUTION_MISSING",
      message:
        "Invalid SourcePipelineExecutionArn: null. The selected steps [Enough] have dependencies on [Count].",
      hint: expect.stringContaining("--stub Count=Count.json"),
    },
  ]);

  expect(existsSync(join(folder, ".sagewright"))).toBe(false);
  writeFileSync(join(folder, "Count.json"), '{"PropertyFiles": {"count": {"rows": 9}}}');
  const stubbed = await sagewright(folder, "run", "--only", "Enough", "--stub", "Count=Count.json", "--json");
  expect(stubbed.code).toBe(0);
  expect(steps(stubbed)).toEqual([
    ["Count", undefined],
    ["Enough", undefined],
  ]);
});

it("goes on with chosen steps only", async () => {
  const folder = project({
    "pipeline.ts": `
import { defineParams, param, pipeline, step } from "@sagewright/pipeline-dsl";
const params = defineParams({ Table: param.s3Uri({ default: "s3://data/table.csv" }) });
const first = step.fn("First", { run: () => {} });
const second = step.fn("Second", { dependsOn: [first], inputs: { table: params.Table }, run: () => {} });
const third = step.fn("Third", { dependsOn: [second], run: () => {} });
export default pipeline("P", { params, steps: [first, second, third] });`,
  });
  await sagewright(folder, "run");
  const failed = await sagewright(folder, "run", "--only", "Second", "--json");
  expect(failed.code).toBe(1);
  mkdirSync(join(folder, ".sagewright/s3/data"), { recursive: true });
  writeFileSync(join(folder, ".sagewright/s3/data/table.csv"), "a");

  const { executionArn } = document(failed);
  const resumed = await sagewright(folder, "run", "--resume", executionArn, "--json");

  expect(document(resumed)).toMatchObject({ executionArn, status: "Succeeded" });
  expect(steps(resumed)).toEqual([
    ["First", expect.stringContaining("/execution/")],
    ["Second", undefined],
  ]);
});
