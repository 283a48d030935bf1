import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FunctionManifest } from "./manifest.ts";

const PROGRAM = new URL("../function.ts", import.meta.url).href;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sagewright-function-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly message: string | undefined;
}

/** Runs `run`, given as source text, in a process of its own. */
function start(
  run: string,
  manifest: Partial<FunctionManifest> = {},
  args: readonly string[] = [],
): Promise<Ended> {
  const main = join(root, "main.mjs");
  const whole = { step: "Score", inputs: {}, outputs: [], reports: {}, ...manifest };
  writeFileSync(
    main,
    `import { runFunction } from ${JSON.stringify(PROGRAM)};\nrunFunction(${run}, ${JSON.stringify(whole)});\n`,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...process.env, SAGEWRIGHT_ML_ROOT: root, NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      const message = join(root, "output", "message");
      resolve({
        code,
        stdout,
        stderr,
        message: existsSync(message) ? readFileSync(message, "utf8") : undefined,
      });
    });
  });
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const output = (path: string): string => readFileSync(join(root, "processing/output", path), "utf8");

describe("a function that succeeds", () => {
  it("gets folders and parsed scalars, and leaves its outputs and reports", async () => {
    put("processing/input/table/rows.csv", "1\n2\n3\n");

    const ended = await start(
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
    const ended = await start(`async () => {
      (await import("node:http")).createServer().listen(0, "127.0.0.1");
      setInterval(() => {}, 1000);
      console.log("done");
    }`);

    expect(ended).toMatchObject({ code: 0, stdout: "done\n", message: undefined });
  });

  it("loses nothing of a long log", async () => {
    const ended = await start(
      `() => { for (let line = 0; line < 20_000; line += 1) console.log("line " + line); }`,
    );

    expect(ended.code).toBe(0);
    expect(ended.stdout.endsWith("line 19999\n")).toBe(true);
    expect(ended.stdout.split("\n")).toHaveLength(20_001);
  });

  it("may return anything when it has no reports", async () => {
    expect(await start(`async () => new Map([["a", Number.NaN]])`)).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("inputs that are wrong", () => {
  it("names every missing or unreadable one at once", async () => {
    const ended = await start(
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

  it.each(["", "NaN", "Infinity", "1e999", "0x10", "1,5", " 1"])("takes %j for no number", async (text) => {
    const ended = await start(`() => {}`, { inputs: { rate: "number" } }, ["--rate", text]);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("FUNCTION_INPUT_INVALID");
  });

  it("refuses an argument that belongs to no input", async () => {
    const ended = await start(`() => {}`, {}, ["--verbose", "1"]);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('FUNCTION_ARGUMENT_UNKNOWN: Step "Score" was started with "--verbose"');
  });
});

describe("reports that are wrong", () => {
  const manifest = {
    outputs: ["evaluation"],
    reports: {
      metrics: { output: "evaluation", file: "metrics.json" },
      other: { output: "evaluation", file: "o.json" },
    },
  };

  it.each([
    [
      "not returned",
      `() => ({ other: 1 })`,
      "FUNCTION_REPORT_MISSING",
      'did not return its report "metrics"',
    ],
    ["nothing returned", `() => {}`, "FUNCTION_REPORT_MISSING", 'did not return its report "metrics"'],
    [
      "NaN inside",
      `() => ({ other: 1, metrics: { folds: [{ rmse: 1 }, { "r 2": 0 / 0 }] } })`,
      "FUNCTION_REPORT_INVALID",
      'report "metrics": folds[1]["r 2"] is NaN.',
    ],
    ["Infinity", `() => ({ other: 1, metrics: 1 / 0 })`, "FUNCTION_REPORT_INVALID", "the value is Infinity."],
    ["a bigint", `() => ({ other: 1, metrics: { n: 1n } })`, "FUNCTION_REPORT_INVALID", "n is a bigint."],
    [
      "a function",
      `() => ({ other: 1, metrics: { n() {} } })`,
      "FUNCTION_REPORT_INVALID",
      "n is a function.",
    ],
    ["a hole", `() => ({ other: 1, metrics: [1, , 3] })`, "FUNCTION_REPORT_INVALID", "[1] is undefined."],
    [
      "a Map",
      `() => ({ other: 1, metrics: new Map() })`,
      "FUNCTION_REPORT_INVALID",
      "is a Map, not a plain object.",
    ],
    [
      "a Date",
      `() => ({ other: 1, metrics: { at: new Date(0) } })`,
      "FUNCTION_REPORT_INVALID",
      "at is a Date,",
    ],
    [
      "a tensor",
      `() => ({ other: 1, metrics: new Float32Array(2) })`,
      "FUNCTION_REPORT_INVALID",
      "is a Float32Array,",
    ],
    [
      "a cycle",
      `() => { const metrics = { a: {} }; metrics.a.b = metrics; return { other: 1, metrics }; }`,
      "FUNCTION_REPORT_INVALID",
      "a.b contains itself.",
    ],
    [
      "too deep",
      `() => { let metrics = 1; for (let i = 0; i < 100_000; i += 1) metrics = [metrics]; return { other: 1, metrics }; }`,
      "FUNCTION_REPORT_INVALID",
      "is nested deeper than 500 levels.",
    ],
    [
      "unknown",
      `() => ({ other: 1, metrics: 1, metric: 2 })`,
      "FUNCTION_REPORT_UNKNOWN",
      'returned "metric"',
    ],
  ])("refuses one that is wrong (%s) and writes none", async (_, run, code, text) => {
    const ended = await start(run, manifest);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`${code}: Step "Score"`);
    expect(ended.stderr).toContain(text);
    expect(ended.message).toContain(text);
    expect(existsSync(join(root, "processing/output/evaluation/other.json"))).toBe(false);
    expect(existsSync(join(root, "processing/output/evaluation/metrics.json"))).toBe(false);
  });

  it("does not list a million mistakes", async () => {
    const ended = await start(`() => ({ other: 1, metrics: new Array(1_000_000).fill(NaN) })`, manifest);

    expect(ended.stderr.trimEnd().split("\n")).toHaveLength(10);
  });

  it.each(["../../escaped.json", "/escaped.json", "."])("never writes to %j", async (file) => {
    const ended = await start(`() => ({ metrics: 1 })`, {
      outputs: ["evaluation"],
      reports: { metrics: { output: "evaluation", file } },
    });

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("FUNCTION_REPORT_OUTSIDE_OUTPUT");
    expect(existsSync(join(root, "processing/escaped.json"))).toBe(false);
  });
});

describe("a function that fails", () => {
  it("prints the stack, leaves the reason and exits with 1", async () => {
    const ended = await start(`async function train() { throw new RangeError("no rows left"); }`);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("RangeError: no rows left\n    at train (");
    expect(ended.message).toBe("RangeError: no rows left");
  });

  it("cuts the reason between two characters", async () => {
    const ended = await start(`() => { throw "x" + "é€😀".repeat(500); }`);

    const bytes = readFileSync(join(root, "output/message"));
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
    const ended = await start(run);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Error: lost");
    expect(ended.message).toBe("Error: lost");
  });

  it.each([
    ["awaits what can never happen", `() => new Promise(() => {})`, 1],
    ["calls process.exit(0)", `() => process.exit(0)`, 1],
    ["calls process.exit(3)", `() => process.exit(3)`, 3],
  ])("fails when it %s", async (_, run, code) => {
    const ended = await start(run);

    expect(ended.code).toBe(code);
    expect(ended.message).toContain('FUNCTION_NOT_SETTLED: Step "Score" ended before its function did');
  });

  it("still exits with 1 when the reason cannot be kept", async () => {
    put("output", "a file where the folder should be");

    const ended = await start(`() => { throw new Error("first"); }`);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("Error: first");
    expect(ended.stderr).toContain("could not be kept");
  });
});
