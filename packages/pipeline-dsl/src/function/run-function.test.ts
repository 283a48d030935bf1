import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { mlFolder, startFunction } from "./start-function.fixture.ts";

const ml = mlFolder();

function put(path: string, text: string): void {
  mkdirSync(dirname(ml(path)), { recursive: true });
  writeFileSync(ml(path), text);
}

const output = (path: string): string => readFileSync(ml(`processing/output/${path}`), "utf8");

describe("a function that succeeds", () => {
  it("gets folders and parsed scalars, and leaves its outputs and reports", async () => {
    put("processing/input/table/rows.csv", "1\n2\n3\n");

    const ended = await startFunction(
      ml(),
      `async ({ inputs, outputs, log }) => {
        const { readFile, writeFile } = await import("node:fs/promises");
        log(JSON.stringify({ ...inputs, table: undefined }));
        await writeFile(outputs.model + "/copy.csv", await readFile(inputs.table + "/rows.csv"));
        return { metrics: { rmse: 1.5, note: undefined, folds: [1, null] } };
      }`,
      {
        inputs: { table: "path", rate: "number", label: "string", strict: "boolean", deep: "boolean" },
        outputs: ["model"],
        reports: { metrics: { output: "evaluation", file: "deep/evaluation.json" } },
      },
      ["--rate", "-1.5e-3", "--label", "--strict", "--strict", "True", "--deep", "false"],
    );

    expect(ended).toMatchObject({ code: 0, stderr: "", message: undefined });
    expect(JSON.parse(ended.stdout)).toEqual({ rate: -0.0015, label: "--strict", strict: true, deep: false });
    expect(output("model/copy.csv")).toBe("1\n2\n3\n");
    expect(JSON.parse(output("evaluation/deep/evaluation.json"))).toEqual({ rmse: 1.5, folds: [1, null] });
  });

  it("ends although it left a timer and a server open", async () => {
    const ended = await startFunction(
      ml(),
      `async () => {
      (await import("node:http")).createServer().listen(0, "127.0.0.1");
      setInterval(() => {}, 1000);
      console.log("done");
    }`,
    );

    expect(ended).toMatchObject({ code: 0, stdout: "done\n", message: undefined });
  });

  it("loses nothing of a long log", async () => {
    const ended = await startFunction(
      ml(),
      `() => { for (let line = 0; line < 20_000; line += 1) console.log("line " + line); }`,
    );

    expect(ended.code).toBe(0);
    expect(ended.stdout.endsWith("line 19999\n")).toBe(true);
    expect(ended.stdout.split("\n")).toHaveLength(20_001);
  });

  it("may return anything when it has no reports", async () => {
    expect(await startFunction(ml(), `async () => new Map([["a", Number.NaN]])`)).toMatchObject({
      code: 0,
      stderr: "",
    });
  });
});

describe("inputs that are wrong", () => {
  it("names every missing or unreadable one at once", async () => {
    const ended = await startFunction(
      ml(),
      `() => console.log("must not run")`,
      { inputs: { table: "path", rate: "number", strict: "boolean", label: "string" } },
      ["--rate", "fast", "--strict", "constructor"],
    );

    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toContain('FUNCTION_INPUT_MISSING: Step "Score" has no input "table": there is no ');
    expect(ended.stderr).toContain('expects a number as input "rate" and got "fast"');
    expect(ended.stderr).toContain('expects a boolean as input "strict" and got "constructor"');
    expect(ended.stderr).toContain('has no input "label": the command line has no --label');
    expect(ended.message).toBe(ended.stderr.trimEnd());
  });

  it.each(["", "NaN", "Infinity", "1e999", "0x10", "1,5", " 1", "9007199254740993"])(
    "takes %j for no number",
    async (text) => {
      const ended = await startFunction(ml(), `() => {}`, { inputs: { rate: "number" } }, ["--rate", text]);

      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain("FUNCTION_INPUT_INVALID");
    },
  );

  it("refuses an argument that belongs to no input", async () => {
    const ended = await startFunction(ml(), `() => {}`, {}, ["--verbose", "1"]);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('FUNCTION_ARGUMENT_UNKNOWN: Step "Score" was started with "--verbose"');
  });
});

describe("a function that fails", () => {
  it("is told of the file in the folder that it read as a file", async () => {
    put("processing/input/table/data.json", "{}");
    put("processing/input/more-tables/deep/data.json", "{}");

    const ended = await startFunction(
      ml(),
      `async ({ inputs }) => { await (await import("node:fs/promises")).readFile(inputs.table); }`,
      { inputs: { table: "path", "more-tables": "path", rate: "number" } },
      ["--rate", "1"],
    );

    const hint = "Read `\u0024{inputs.table}/data.json`.";
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(hint) });
    expect(ended.message).toMatch(/^Error: EISDIR: /);
    expect(ended.message).toContain(hint);
  });

  it("prints the stack, leaves the reason and exits with 1", async () => {
    const ended = await startFunction(
      ml(),
      `async function train() { throw new RangeError("no rows left"); }`,
    );

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("RangeError: no rows left\n    at train (");
    expect(ended.message).toBe("RangeError: no rows left");
  });

  it("cuts the reason between two characters", async () => {
    const ended = await startFunction(ml(), `() => { throw "x" + "é€😀".repeat(500); }`);

    const bytes = readFileSync(ml("output/message"));
    expect(bytes.length).toBeGreaterThan(1020);
    expect(bytes.length).toBeLessThanOrEqual(1024);
    expect(ended.message).not.toContain("\uFFFD");
    expect(`x${"é€😀".repeat(500)}`.startsWith(ended.message ?? "-")).toBe(true);
  });

  it.each([
    ["an unawaited rejection", `async () => { void Promise.reject(new Error("lost")); }`],
    [
      "a later unawaited rejection",
      `async () => {
        void new Promise((_, reject) => setTimeout(() => reject(new Error("lost")), 1));
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }`,
    ],
    [
      "a throw in a callback",
      `() => new Promise(() => { setTimeout(() => { throw new Error("lost"); }, 1); })`,
    ],
  ])("fails by %s", async (_, run) => {
    const ended = await startFunction(ml(), run);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Error: lost");
    expect(ended.message).toBe("Error: lost");
  });

  it.each([
    ["awaits what can never happen", `() => new Promise(() => {})`, 13],
    ["calls process.exit(0)", `() => process.exit(0)`, 1],
    ["calls process.exit(3)", `() => process.exit(3)`, 3],
  ])("fails when it %s", async (_, run, code) => {
    const ended = await startFunction(ml(), run);

    expect(ended.code).toBe(code);
    expect(ended.message).toContain('FUNCTION_NOT_SETTLED: Step "Score" ended before its function did');
  });

  it("still exits with 1 when the reason cannot be kept", async () => {
    put("output", "a file where the folder should be");

    const ended = await startFunction(ml(), `() => { throw new Error("first"); }`);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Error: first");
    expect(ended.stderr).toContain("could not be kept");
  });
});
