import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processing, testBench } from "../../test/step-job.ts";
import { findProgram } from "../adapters/find-program.ts";
import { openIsolation } from "../adapters/isolation.ts";
import { runProcessing } from "../runners/processing.ts";
import { createRuntimeTable, type Runtime } from "../runtimes.ts";

const python = findProgram("python3");
const usable = python !== undefined && spawnSync(python, ["-c", "import venv, ensurepip"]).status === 0;
const reason = usable ? "" : " [needs python]";
const signal = new AbortController().signal;
const plain: Runtime = { name: "plain", match: /^plain$/, kind: "python" };

describe.skipIf(!usable)(`python environment${reason}`, () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "runtimes-"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("is made once, though two ask for it at the same time, and kept", async () => {
    const tables = [createRuntimeTable({ stateDir: root }), createRuntimeTable({ stateDir: root })];

    const built: string[] = [];

    const [first, second] = await Promise.all(
      tables.map((table) => table.prepare(plain, signal, (log) => void built.push(log))),
    );

    const folders = readdirSync(join(root, "runtimes")).filter((name) => !name.endsWith(".log"));
    expect(folders).toHaveLength(1);
    expect(built).toEqual([join(root, "runtimes", `${folders[0]}.log`)]);
    expect(first?.programOf("python3")).toBe(second?.programOf("python"));
    expect(first?.programOf("bash")).toBe("bash");
    expect(existsSync(first?.programOf("python3.11") ?? "")).toBe(true);
  }, 60_000);

  it("has scripts that work where it lies", async () => {
    const ready = await createRuntimeTable({ stateDir: root }).prepare(plain, signal);

    const pip = spawnSync(join(ready.binDirectories[0] ?? "", "pip"), ["--version"], { encoding: "utf8" });

    expect(pip.stdout).toContain(join(root, "runtimes"));
  }, 60_000);

  it.each(["none", "auto"] as const)(
    "runs a job, isolation %s",
    async (choice) => {
      const isolation = await openIsolation(choice);
      const runtimes = createRuntimeTable({ stateDir: root, runtimes: [plain] });
      const bench = testBench(isolation, { runtimes });
      const AppSpecification = {
        ImageUri: "plain",
        ContainerEntrypoint: ["python3", "-c", "import sys; print(sys.prefix)"],
      };
      const job = bench.job({}, processing([], { AppSpecification }));

      const outcome = await runProcessing(job);

      expect(outcome.status).toBe("Succeeded");
      expect(bench.log(job)).toContain(join(root, "runtimes"));
      bench.remove();
    },
    60_000,
  );

  it("says what pip said when requirements cannot be had, and leaves nothing half-made", async () => {
    const state = join(root, "failing");
    const broken: Runtime = { ...plain, name: "broken", requirements: ["./no-such-folder-of-a-package"] };

    const preparing = createRuntimeTable({ stateDir: state }).prepare(broken, signal);

    await expect(preparing).rejects.toThrow(
      /RUNTIME_NOT_READY.*"broken"[\s\S]*no-such-folder-of-a-package[\s\S]*\.log/,
    );
    expect(readdirSync(join(state, "runtimes")).filter((name) => !name.endsWith(".log"))).toEqual([]);
  }, 60_000);

  it("is made for who still waits when who began it was stopped", async () => {
    const stop = new AbortController();
    const table = createRuntimeTable({ stateDir: join(root, "shared") });
    const first = table.prepare(plain, stop.signal);
    const second = table.prepare(plain, signal);
    stop.abort();

    await expect(first).rejects.toThrow("RUNTIME_NOT_READY");
    expect((await second).kind).toBe("python");
  }, 60_000);

  it("is given up when the execution is stopped", async () => {
    const state = join(root, "stopped");
    const stop = new AbortController();
    const preparing = createRuntimeTable({ stateDir: state }).prepare(plain, stop.signal);
    stop.abort();

    await expect(preparing).rejects.toThrow("RUNTIME_NOT_READY");
  }, 60_000);
});

describe("without Python", () => {
  it("says what to install", async () => {
    const root = mkdtempSync(join(tmpdir(), "runtimes-"));
    const path = process.env.PATH;
    process.env.PATH = root;
    try {
      await expect(createRuntimeTable({ stateDir: root }).prepare(plain, signal)).rejects.toThrow(
        "Install Python 3",
      );
    } finally {
      process.env.PATH = path;
      rmSync(root, { recursive: true });
    }
  });
});

describe("lock", () => {
  it("is taken from an owner that is dead", async () => {
    const { withLock } = await import("./lock.ts");
    const root = mkdtempSync(join(tmpdir(), "lock-"));
    mkdirSync(join(root, "a"));
    const dead = spawnSync("true").pid;
    writeFileSync(join(root, "a/lock"), String(dead));
    let done = false;

    await withLock(join(root, "a/lock"), signal, async () => {
      done = true;
    });

    expect([done, readdirSync(join(root, "a"))]).toEqual([true, []]);
    rmSync(root, { recursive: true });
  });
});
