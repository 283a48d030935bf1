import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

/** The pipeline as `npx sagewright run` runs it, its steps and all, on the engine of this machine. */
const sagewright = fileURLToPath(
  new URL("./bin/sagewright.js", import.meta.resolve("@sagewright/cli/package.json")),
);
const stateDir = mkdtempSync(join(tmpdir(), "penguins-"));
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

interface Run {
  readonly status: string;
  readonly failureReason?: string;
  readonly steps: readonly {
    readonly name: string;
    readonly cacheHit: boolean;
    readonly reports?: { readonly evaluation?: { readonly rmse: number; readonly r2: number } };
  }[];
  readonly registeredModels: readonly { readonly approvalStatus: string }[];
}

function run(...options: readonly string[]): Run {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [sagewright, "run", "pipeline.ts", "--state-dir", stateDir, "--json", ...options],
    { cwd: import.meta.dirname, encoding: "utf8" },
  );
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("on this machine", { timeout: 60_000 }, () => {
  it("trains a model that explains most of the body mass, and registers it", () => {
    const { status, steps, registeredModels } = run();
    const evaluation = steps.find(({ name }) => name === "Evaluate")?.reports?.evaluation;
    expect(status).toBe("Succeeded");
    expect(evaluation?.rmse).toBeLessThan(350);
    expect(evaluation?.r2).toBeGreaterThan(0.8);
    expect(registeredModels).toMatchObject([{ approvalStatus: "PendingManualApproval" }]);
  });

  it("takes what has not changed from the cache, and stops at a limit that is too low", () => {
    const { status, failureReason, steps, registeredModels } = run("--param", "MaxRmse=1");
    expect(status).toBe("Failed");
    expect(failureReason).toContain("above the limit of 1");
    expect(steps.find(({ name }) => name === "Train")?.cacheHit).toBe(true);
    expect(registeredModels).toEqual([]);
  });
});
