import { beforeAll, describe, expect, it, vi } from "vitest";
import { runDocument, runsListDocument, runsLogsDocument } from "../../src/documents/runs.ts";
import { document, sagewright } from "../sagewright.ts";
import { rowsProject } from "./rows-project.ts";
import { commandLineOn, TARGETS } from "./targets.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = rowsProject();
/** What the runs themselves have told, oldest first. */
const told: ReturnType<typeof document>[] = [];
const idOf = (run: number): string => told[run].executionArn.split("/").at(-1);

beforeAll(async () => {
  for (const parameters of [
    ["--name", "first"],
    ["--param", "Extra=2"],
    ["--param", "Least=99"],
  ])
    told.push(document(await sagewright(folder, "run", "--json", ...parameters)));
});

describe.each(TARGETS)("executions, target %s", (target) => {
  it("lists them newest first, as many and of such a status as are wanted", async () => {
    const { call } = await commandLineOn(target, folder);

    const all = document(await call("runs", "list", "--json"));
    const latest = document(await call("runs", "list", "--json", "--limit", "1"));
    const named = ["runs", "list", "--json", "--pipeline-name", "Rows"];
    const succeeded = document(await call(...named, "--status", "Succeeded", "--limit", "1"));

    runsListDocument.parse(all);
    expect(all.executions).toMatchObject(
      told.toReversed().map(({ executionArn, status }) => ({ executionArn, status, pipelineName: "Rows" })),
    );
    expect(all.executions[2]).toMatchObject({ displayName: "first" });
    expect(latest.executions).toEqual(all.executions.slice(0, 1));
    expect(succeeded.executions).toEqual(all.executions.slice(1, 2));
  });

  it("shows one as its run has told of it", async () => {
    const { call } = await commandLineOn(target, folder);
    for (const [run, reference] of [idOf(0), idOf(1).slice(0, 9), undefined].entries()) {
      const result = await call("runs", "show", "--json", ...(reference === undefined ? [] : [reference]));
      const shown = runDocument.parse(document(result));
      // The service names executions that have no name.
      const { displayName = "", ...rest } = shown;
      const { displayName: given, ...own } = told[run];
      expect(rest).toEqual(own);
      expect(displayName).toMatch(target === "aws" && !given ? /^execution-\d+$/ : (given ?? ""));
      expect(result.code).toBe(0);
    }
  });

  it("shows it to a person with its outputs, metrics and steps", async () => {
    const { call } = await commandLineOn(target, folder);

    const { code, stdout } = await call("runs", "show", idOf(0));

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Succeeded {2}Rows/);
    expect(stdout).toMatch(/count\.rows +3/);
    expect(stdout).toMatch(/Count +Processing +Succeeded +\d/);
    expect(stdout).toMatch(/model-package\/rows\/1 +PendingManualApproval/);
  });

  it("prints what its steps have written", async () => {
    const { call } = await commandLineOn(target, folder);

    const ofStep = await call("runs", "logs", idOf(0), "--step", "Count");
    const all = await call("runs", "logs", idOf(0), "--json");
    const never = await call("runs", "logs", idOf(0), "--step", "TooFew", "--json");

    expect(ofStep).toEqual({ code: 0, stdout: "counted\n", stderr: "" });
    expect(runsLogsDocument.parse(document(all))).toEqual({ lines: [{ step: "Count", line: "counted" }] });
    expect(document(never).issues).toMatchObject([{ code: "STEP_NOT_STARTED" }]);
  });

  it("watches one that has ended, and says why it has failed", async () => {
    const { call } = await commandLineOn(target, folder);

    const { code, stdout, stderr } = await call("runs", "show", "--follow");

    expect(code).toBe(1);
    expect(stdout).toMatch(/^Failed {2}Rows/m);
    expect(stderr).toContain("only 3 rows");
    expect(stderr).toContain('Step "TooFew" failed');
  });

  it.each([
    [["runs", "show", "zzz"], { local: "RUN_NOT_FOUND", aws: "RUN_NOT_FOUND" }, 2],
    [["runs", "stop", ""], { local: "RUN_NOT_FOUND", aws: "RUN_NOT_FOUND" }, 2],
    [
      ["runs", "list", "--pipeline-name", "Row"],
      { local: "PIPELINE_NOT_FOUND", aws: "PIPELINE_NOT_FOUND" },
      2,
    ],
    [
      ["runs", "list", "--pipeline-name", "a_b"],
      { local: "PIPELINE_NAME_UNUSABLE", aws: "PIPELINE_NAME_UNUSABLE" },
      2,
    ],
    [["runs", "stop"], { local: "EXECUTION_ALREADY_ENDED", aws: "RUN_ENDED" }, 1],
    [["runs", "retry"], { local: "EXECUTION_ENDED_BY_FAIL", aws: "AWS_REQUEST_REFUSED" }, 1],
  ])("refuses %j with a way on", async (argv, codes, exit) => {
    const { call } = await commandLineOn(target, folder);

    const { code, stdout } = await call(...argv, "--json");

    expect(JSON.parse(stdout).issues).toMatchObject([
      { code: codes[target], hint: expect.stringMatching(/\S/) },
    ]);
    expect(code).toBe(exit);
  });
});

it.each([
  [["--region", "eu-west-1"], "--target aws"],
  [["--target", "aws", "--state-dir", "."], "--state-dir"],
])("refuses options of the other target: %j", async (options, word) => {
  const { code, stderr } = await sagewright(folder, "runs", "list", ...options);

  expect(code).toBe(2);
  expect(stderr).toContain(word);
});
