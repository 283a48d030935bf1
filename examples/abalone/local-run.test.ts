import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

/** The pipeline as `npx sagewright run` runs it, on the engine of this machine. */
const sagewright = fileURLToPath(
  new URL("./bin/sagewright.js", import.meta.resolve("@sagewright/cli/package.json")),
);
const folder = mkdtempSync(join(tmpdir(), "abalone-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly status: string;
  readonly failureReason?: string;
  readonly steps: readonly {
    readonly name: string;
    readonly status: string;
    readonly reports?: {
      readonly evaluation?: { readonly regression_metrics: { readonly mse: { readonly value: number } } };
    };
  }[];
  readonly registeredModels: readonly { readonly approvalStatus: string }[];
}

function run(state: string, options: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [sagewright, "run", "pipeline.ts", "--state-dir", join(folder, state), "--json", ...options],
    { cwd: import.meta.dirname, encoding: "utf8", env: { ...process.env, ...environment } },
  );
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const output = (name: string) => ({ OutputName: name, S3Output: { S3Uri: `s3://stubs/${name}` } });

/** What the jobs would leave, so that the rest of the pipeline runs where there is no Python for them. */
function stubbed(mse: number): readonly string[] {
  const stubs = {
    PreprocessAbalone: {
      ProcessingOutputConfig: { Outputs: ["train", "validation", "test"].map(output) },
    },
    TrainAbalone: { ModelArtifacts: { S3ModelArtifacts: "s3://stubs/model.tar.gz" } },
    EvaluateAbalone: {
      ProcessingOutputConfig: { Outputs: [output("evaluation")] },
      PropertyFiles: { evaluation: { regression_metrics: { mse: { value: mse } } } },
    },
  };
  return Object.entries(stubs).flatMap(([step, properties]) => {
    const file = join(folder, `${step}-${mse}.json`);
    writeFileSync(file, JSON.stringify(properties));
    return ["--stub", `${step}=${file}`];
  });
}

describe("on this machine, its jobs stubbed", { timeout: 60_000 }, () => {
  it("registers a model whose error is within the limit", () => {
    const { status, registeredModels } = run("stubbed", stubbed(4.9));
    expect(status).toBe("Succeeded");
    expect(registeredModels).toMatchObject([{ approvalStatus: "PendingManualApproval" }]);
  });

  it("registers nothing when the error is above the limit", () => {
    const { status, failureReason, registeredModels } = run("stubbed", stubbed(6.5));
    expect(status).toBe("Failed");
    expect(failureReason).toContain("MSE 6.5 is above 6");
    expect(registeredModels).toEqual([]);
  });
});

/** A Python of this machine that can do what AWS's images can. */
const python = ["python3", "/usr/bin/python3"].flatMap((candidate) => {
  const asked = spawnSync(candidate, ["-c", "import sys, pandas, sklearn, xgboost; print(sys.executable)"], {
    encoding: "utf8",
  });
  return asked.status === 0 ? [dirname(asked.stdout.trim())] : [];
})[0];

describe.skipIf(python === undefined)(
  "on this machine, in Python [needs xgboost]",
  { timeout: 120_000 },
  () => {
    const environment = { LOCAL_PYTHON: "active", PATH: `${python}${delimiter}${process.env.PATH}` };
    const sample = ["--param", "InputData=./data/sample.csv"];

    it("prepares, trains, evaluates and registers", () => {
      const { status, steps, registeredModels } = run("python", sample, environment);
      const evaluate = steps.find(({ name }) => name === "EvaluateAbalone");
      const mse = evaluate?.reports?.evaluation?.regression_metrics.mse.value;
      expect(status).toBe("Succeeded");
      expect(mse).toBeGreaterThan(0);
      expect(mse).toBeLessThan(6);
      expect(registeredModels).toHaveLength(1);
    });

    it("stops at a limit that no model keeps", () => {
      const { status, steps } = run("python", [...sample, "--param", "MseThreshold=0"], environment);
      expect(status).toBe("Failed");
      expect(steps).toContainEqual(expect.objectContaining({ name: "MseIsTooHigh", status: "Failed" }));
    });
  },
);
