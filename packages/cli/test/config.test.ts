import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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

it("names the file and the key in it", async () => {
  const folder = project({ "sagewright.config.ts": 'export default { lambdas: { "a:b": 1 } };' });

  const { stderr } = await sagewright(folder, "runs", "list");

  expect(stderr).toContain('error CONFIG_INVALID sagewright.config.ts lambdas["a:b"]\n');
});

it.each([
  ['Promise.resolve({ organization: "acme" })', "promise", "await"],
  ["[1]", "not a config", "defineConfig"],
  ['new Map([["organization", "acme"]])', "not a config", "defineConfig"],
  ['{ "a\\nb": 1 }', '"a\\nb"', "It may have"],
])("takes %s for no config", async (config, message, hint) => {
  const folder = project({ "sagewright.config.ts": `export default ${config};` });
  const result = await sagewright(folder, "catalog", "synth", "--json");
  expect(result.code).toBe(1);
  expect(document(result).issues).toMatchObject([
    {
      code: "CONFIG_INVALID",
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    },
  ]);
});

it("wants a module for a config", async () => {
  const folder = project({ "platform.json": '{ "organization": "acme" }' });
  const result = await sagewright(folder, "catalog", "synth", "--config", "platform.json", "--json");
  expect(document(result).issues).toMatchObject([
    {
      code: "CONFIG_INVALID",
      path: ["platform.json"],
      hint: expect.stringContaining("sagewright.config.ts"),
    },
  ]);
});

it("says in which file a setting is that shows to be wrong late", async () => {
  const folder = project({
    "sagewright.config.ts": 'export default { organization: "acme", seedTemplates: { own: "nowhere" } };',
  });
  const result = await sagewright(folder, "catalog", "synth", "--json");
  expect(result.code).toBe(1);
  expect(document(result).issues[0].path.slice(0, 2)).toEqual(["sagewright.config.ts", "seedTemplates"]);
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

describe("in a clone whose packages are not installed", () => {
  const clone = (config: string): string => {
    const folder = project({ "pipeline.ts": `${STEP}export default pipeline("P", { steps: [] });` });
    rmSync(join(folder, "node_modules"), { recursive: true });
    writeFileSync(join(folder, "sagewright.config.ts"), config);
    return folder;
  };

  it.each([[["runs", "list"]], [["models", "list"]], [["project", "list", "--target", "local"]]])(
    "the config is read all the same: %j",
    async (argv) => {
      const folder = clone(
        'import { defineConfig } from "@sagewright/cli";\nexport default defineConfig({ stateDir: "state" });',
      );

      const result = await sagewright(folder, ...argv);

      expect(result).toMatchObject({ code: 0, stderr: expect.not.stringContaining("error") });
    },
  );

  it("a config that asks for more is not needed to look at records that are named", async () => {
    const folder = clone('import "left-pad";\nexport default {};');

    const named = await sagewright(folder, "runs", "list", "--state-dir", "state");
    const unnamed = await sagewright(folder, "runs", "list");

    expect(named.code).toBe(0);
    expect(unnamed.stderr).toContain('Cannot find package "left-pad"');
  });
});
