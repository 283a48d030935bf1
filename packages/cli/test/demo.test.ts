import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** The demo as its users have it: the built command line, on a copy of the example. Needs `npm run build`. */
const repository = join(import.meta.dirname, "../../..");
const bin = join(repository, "packages/cli/bin/sagewright.js");

let folder: string;
beforeAll(() => {
  const parent = join(import.meta.dirname, "../.vitest");
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, "demo-"));
  cpSync(join(repository, "examples/penguins"), folder, {
    recursive: true,
    filter: (path) => !/(node_modules|\.sagewright|\.vitest)$/.test(path),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sagewright(...argv: readonly string[]) {
  return spawnSync(process.execPath, [bin, ...argv], { cwd: folder, encoding: "utf8" });
}

interface Ran {
  readonly status: string;
  readonly failureReason?: string;
  readonly steps: readonly {
    name: string;
    status: string;
    cacheHit: boolean;
    reports?: Record<string, Record<string, number>>;
  }[];
  readonly registeredModels: readonly { arn: string; approvalStatus: string }[];
}

describe("the demo", { timeout: 60_000 }, () => {
  it("registers a model with its metrics", () => {
    const { status, stdout } = sagewright("run", "--json");
    const ran: Ran = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(ran.status).toBe("Succeeded");
    expect(ran.registeredModels).toEqual([
      { arn: expect.stringMatching(/model-package\/penguins\/1$/), approvalStatus: "PendingManualApproval" },
    ]);
    const evaluation = ran.steps.find(({ name }) => name === "Evaluate")?.reports?.evaluation;
    expect(evaluation?.rmse).toBeGreaterThan(200);
    expect(evaluation?.rmse).toBeLessThan(350);
    expect(sagewright("models", "show", "penguins/1").stdout).toMatch(/ModelQuality\.Statistics\.rmse +\d/);
  });

  it("takes every cacheable step from the cache the second time", () => {
    const { status, stdout } = sagewright("run", "--json");
    const ran: Ran = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(ran.steps.filter(({ cacheHit }) => cacheHit).map(({ name }) => name)).toEqual([
      "Preprocess",
      "Train",
      "Evaluate",
    ]);
  });

  it("fails with the measured error when the limit is too low, and registers nothing", () => {
    const { status, stdout } = sagewright("run", "--param", "MaxRmse=1", "--json");
    const ran: Ran = JSON.parse(stdout);
    const rmse = ran.steps.find(({ name }) => name === "Evaluate")?.reports?.evaluation?.rmse;
    expect(status).toBe(1);
    expect(ran.status).toBe("Failed");
    expect(ran.failureReason).toContain(String(rmse));
    expect(ran.registeredModels).toEqual([]);
  });

  it("is the project that init hands out", () => {
    expect(sagewright("init", "mine", "--template", "penguins").status).toBe(0);
    const { status, stdout } = sagewright("run", "mine/pipeline.ts");
    expect(status).toBe(0);
    expect(stdout).toMatch(/model-package\/penguins\/1 +PendingManualApproval/);
  });
});
