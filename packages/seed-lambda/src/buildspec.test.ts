import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { checkInBuildspec } from "./buildspec.ts";

it("exports what the function reads", () => {
  expect(JSON.parse(checkInBuildspec())).toMatchObject({
    version: 0.2,
    env: {
      shell: "bash",
      "exported-variables": ["SEED_OUTCOME", "SEED_COMMIT", "SEED_REASON"],
    },
  });
});

it("holds nothing that Terraform would take for a template of its own", () => {
  expect(checkInBuildspec()).not.toMatch(/[$%]\{/);
});

it("is the same every time", () => {
  expect(checkInBuildspec()).toBe(checkInBuildspec());
});

it("is Bash that parses", () => {
  const { phases } = JSON.parse(checkInBuildspec()) as { phases: { build: { commands: string[] } } };
  const { status, stderr } = spawnSync("bash", ["-n"], {
    input: phases.build.commands.join("\n"),
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});
