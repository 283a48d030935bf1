import { expect, it } from "vitest";
import { project } from "./project.ts";
import { sagewright } from "./sagewright.ts";

const FAULTY = JSON.stringify({
  Version: "2020-12-01",
  Steps: [
    { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "" } },
    { Name: "After", Type: "Fail", Arguments: { ErrorMessage: "" }, DependsOn: ["Stop"] },
  ],
});

it("draws a definition that has mistakes, and tells them", async () => {
  const folder = project({ "definition.json": FAULTY });

  const { code, stdout, stderr } = await sagewright(
    folder,
    "graph",
    "definition.json",
    "--format",
    "mermaid",
  );

  expect(code).toBe(0);
  expect(stdout).toContain("After");
  expect(stderr).toContain("error FAIL_STEP_REFERENCED");
});

it("draws nothing where there are no steps to draw", async () => {
  const folder = project({ "definition.json": '{"Steps": 3}' });

  const { code, stdout } = await sagewright(folder, "graph", "definition.json");

  expect(code).toBe(1);
  expect(stdout).toBe("");
});
