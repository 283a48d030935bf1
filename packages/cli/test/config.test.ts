import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const STEP = `
import { setTimeout } from "node:timers/promises";
import { pipeline, step } from "@sagewright/pipeline-dsl";
`;

it("uses what the config says", async () => {
  const folder = project({
    "pipelines/pipeline.ts": `${STEP}export default pipeline("P", { steps: [step.fn("A", { run: () => {} })] });`,
    "sagewright.config.ts": `import { defineConfig } from "@sagewright/cli";
export default defineConfig({ role: "arn:aws:iam::111122223333:role/R", bucket: "from-config", functionImage: "node:24", stateDir: "state" });`,
  });
  const compiled = await sagewright(folder, "compile", "pipelines/pipeline.ts");
  expect(compiled).toMatchObject({ code: 0, stderr: "" });
  expect(compiled.stdout).toMatch(/s3:\/\/from-config\/P\/code\/[0-9a-f]{64}\/main\.mjs/);
  expect((await sagewright(folder, "run", "pipelines/pipeline.ts")).code).toBe(0);
  expect(existsSync(join(folder, "state/state.db"))).toBe(true);

  writeFileSync(
    join(folder, "sagewright.config.ts"),
    'export default { buket: "x", maxParallelSteps: 0, failurePolicy: "go-on", runtimes: [{ name: "a", match: "b", kind: "perl" }] };',
  );
  const wrong = await sagewright(folder, "check", "pipelines/pipeline.ts", "--json");
  expect(wrong.code).toBe(1);
  expect(document(wrong).issues).toMatchObject([
    {
      code: "CONFIG_INVALID",
      path: ["sagewright.config.ts", "buket"],
      hint: expect.stringContaining("bucket"),
    },
    { code: "CONFIG_INVALID", path: ["sagewright.config.ts", "maxParallelSteps"] },
    {
      code: "CONFIG_INVALID",
      path: ["sagewright.config.ts", "failurePolicy"],
      hint: expect.stringContaining('"continue-independent"'),
    },
    { code: "CONFIG_INVALID", path: ["sagewright.config.ts", "runtimes", 0, "match"] },
    { code: "CONFIG_INVALID", path: ["sagewright.config.ts", "runtimes", 0, "kind"] },
  ]);
});

it("goes on with what does not wait for a failed step, where the config says so", async () => {
  const folder = project({
    "pipeline.ts": `${STEP}
const broken = step.fn("Broken", { run: () => { throw new RangeError("broken"); } });
const other = step.fn("Other", { run: () => setTimeout(1) });
const after = step.fn("AfterOther", { dependsOn: [other], run: () => {} });
export default pipeline("P", { steps: [broken, other, after] });`,
    "sagewright.config.ts": 'export default { failurePolicy: "continue-independent", maxParallelSteps: 1 };',
  });

  const result = await sagewright(folder, "run", "--json");

  expect(result.code).toBe(1);
  expect(document(result)).toMatchObject({
    status: "Failed",
    steps: [
      { name: "Broken", status: "Failed" },
      { name: "Other", status: "Succeeded" },
      { name: "AfterOther", status: "Succeeded" },
    ],
  });
});
