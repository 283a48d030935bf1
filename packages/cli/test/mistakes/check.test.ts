import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { project } from "../project.ts";
import { document, type Result, sagewright } from "../sagewright.ts";

/** Severity, code and place of each mistake in pipeline.ts, in its order there. */
const MISTAKES = [
  ["error", "PARAMETER_VALUE_TYPE", "params.Rows.DefaultValue"],
  ["error", "STEP_NAME_INVALID", 'steps["Load data"].Name'],
  [
    "error",
    "LOCAL_PATH_OUTSIDE",
    'steps["Load data"].Arguments.ProcessingOutputConfig.Outputs[0].S3Output.LocalPath',
  ],
  ["error", "CACHE_EXPIRY_INVALID", 'steps["Load data"].CacheConfig.ExpireAfter'],
  ["warning", "VALUE_UNKNOWN", "steps.Clean.Arguments.ProcessingResources.ClusterConfig.InstanceType"],
  ["error", "ARGUMENT_TYPE_CLASH", "steps.Clean.Arguments.ProcessingResources.ClusterConfig.InstanceCount"],
  ["error", "RETRY_LIMITS_BOTH", "steps.Clean.RetryPolicies[0]"],
  ["error", "STEP_NOT_LISTED", "steps.Train"],
  ["error", "TEXT_TOO_LONG", "steps.Train.Arguments.HyperParameters.note"],
  ["error", "SPOT_WAIT_MISSING", "steps.Train.Arguments"],
  ["warning", "ARGUMENT_UNRECOGNISED", "steps.Train.Arguments.ResourceConfig.VolumeSizeInGb"],
  ["error", "BRANCHES_CROSSED", "steps.Stop"],
] as const;

interface Told {
  readonly severity: string;
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

describe("check of a pipeline with twelve mistakes", () => {
  let folder: string;
  let people: Result;
  let program: Result;
  beforeAll(async () => {
    folder = project({});
    copyFileSync(join(import.meta.dirname, "pipeline.ts"), join(folder, "pipeline.ts"));
    [people, program] = await Promise.all([
      sagewright(folder, "check"),
      sagewright(folder, "check", "--json"),
    ]);
  });

  it.each(MISTAKES)("tells people the %s %s at %s, and what to do", (severity, code, place) => {
    const at = people.stderr.indexOf(`${severity} ${code} ${place}\n`);
    expect(at, people.stderr).toBeGreaterThanOrEqual(0);
    expect(people.stderr.slice(at).split("\n")[2]).toMatch(/^ {2}hint: \S.*\.$/);
  });

  it("counts them, and says nothing else", () => {
    expect(people.code).toBe(1);
    expect(people.stdout).toBe("");
    expect(people.stderr).toMatch(/\n10 errors, 2 warnings\n$/);
  });

  it("gives them to programs as one document", () => {
    expect(program.code).toBe(1);
    expect(program.stderr).toBe("");
    const issues: readonly Told[] = document(program).issues;
    expect(issues.map(({ severity, code }) => `${severity} ${code}`).toSorted()).toEqual(
      MISTAKES.map(([severity, code]) => `${severity} ${code}`).toSorted(),
    );
    for (const { path, message, hint } of issues) {
      expect(path.length).toBeGreaterThan(0);
      expect(message).toMatch(/\S/);
      expect(hint).toMatch(/\S/);
    }
  });
});
