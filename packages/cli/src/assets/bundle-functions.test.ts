import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { project } from "../../test/project.ts";
import { bundleFunctions } from "./bundle-functions.ts";

const manifest = { inputs: {}, outputs: [], reports: {} };
const asset = (step: string) => ({ kind: "function", id: `function:${step}`, step, manifest }) as const;

const PIPELINE = `
import { pipeline, step } from "@sagewright/pipeline-dsl";
import old from "old-package";
import { fit } from "./steps/fit.ts";
interface Row { readonly mass: number }
const doubled = (row: Row): number => row.mass * 2;
const clean = step.fn("Clean", { run: async () => console.log("cleaned", doubled({ mass: 4 })) });
const train = step.fn("Train", { run: fit });
const legacy = step.fn("Legacy", { run: () => console.log(old.where("data")) });
const broken = step.fn("Broken", { run: () => {
  throw new TypeError("no rows");
} });
export default pipeline("P", { steps: [clean, train, legacy, broken] });
`;

const rowsProject = (files: Record<string, string> = {}): string =>
  project({
    "pipeline.ts": PIPELINE,
    "steps/fit.ts":
      'import { log } from "./log.ts";\nexport const fit = async (): Promise<void> => log("fitted");\n',
    "steps/log.ts": "export const log = (text: string): void => console.log(text);\n",
    "node_modules/old-package/package.json": '{"name":"old-package","main":"lib.js"}',
    "node_modules/old-package/lib.js":
      'const path = require("path");\nexports.where = (name) => path.join("old", name);\n',
    ...files,
  });

async function codeOf(folder: string, ...steps: string[]): Promise<string[]> {
  const bundles = await bundleFunctions(join(folder, "pipeline.ts"), steps.map(asset));
  return bundles.map(({ code }) => new TextDecoder().decode(code));
}

async function run(folder: string, step: string) {
  const [bundle] = await bundleFunctions(join(folder, "pipeline.ts"), [asset(step)]);
  const out = project({});
  writeFileSync(join(out, "main.mjs"), bundle?.code ?? "");
  writeFileSync(join(out, "main.mjs.map"), bundle?.map ?? "");
  return spawnSync(process.execPath, ["--enable-source-maps", join(out, "main.mjs")], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, SAGEWRIGHT_ML_ROOT: join(out, "ml") },
  });
}

let folder = "";
beforeAll(() => {
  folder = rowsProject();
});

it.each([
  ["Clean", "cleaned 8\n"],
  ["Train", "fitted\n"],
  ["Legacy", "old/data\n"],
])("makes a program of step %s that needs nothing else", async (step, printed) => {
  const { stdout, stderr, status } = await run(folder, step);
  expect({ stdout, stderr, status }).toEqual({ stdout: printed, stderr: "", status: 0 });
});

it("leads an error back to the line of the pipeline file", async () => {
  const { stderr, status } = await run(folder, "Broken");
  expect(status).toBe(1);
  expect(stderr).toMatch(/TypeError: no rows\n\s+at .*pipeline\.ts:11:9/);
});

it("says in one line that a function never settles", async () => {
  const folder = rowsProject({
    "pipeline.ts": `import { pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("P", { steps: [step.fn("Never", { run: () => new Promise(() => {}) })] });
`,
  });
  const { status, stderr } = await run(folder, "Never");
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(/^FUNCTION_NOT_SETTLED.*\n$/),
  });
});

it("gives CommonJS packages their names, which a module may have for itself", async () => {
  const folder = rowsProject({
    "node_modules/old-package/lib.js":
      'exports.where = () => [typeof require, require("node:path").basename(__filename), __dirname].join();\n',
    "pipeline.ts": `import { dirname } from "node:path";
import { pipeline, step } from "@sagewright/pipeline-dsl";
import old from "old-package";
const __dirname = dirname("/here/a.ts");
export default pipeline("P", { steps: [step.fn("Where", { run: () => console.log(old.where(), __dirname) })] });
`,
  });
  expect(await run(folder, "Where")).toMatchObject({
    stdout: expect.stringMatching(/^function,main\.mjs,.* \/here\n$/),
  });
});

it("gives the same bytes in every folder", async () => {
  const deep = join(rowsProject(), "deep/er");
  cpSync(folder, deep, { recursive: true, verbatimSymlinks: true });
  const steps = ["Clean", "Train", "Legacy", "Broken"];
  const [here, there] = [await codeOf(folder, ...steps), await codeOf(deep, ...steps)];
  expect(there).toEqual(here);
  expect(here.join()).not.toContain("node_modules");
  expect(here.join()).not.toContain(folder);
});

it("does not change with the rest of the pipeline file, and changes with what the function imports", async () => {
  const elsewhere = rowsProject({ "pipeline.ts": PIPELINE.replace("mass * 2", "mass * 3") });
  const imported = rowsProject({
    "steps/log.ts": "export const log = (text: string): void => console.log(text, 2);\n",
  });
  const steps = ["Clean", "Train", "Legacy"];
  const [clean, train, legacy] = await codeOf(folder, ...steps);
  const [cleanElse, trainElse, legacyElse] = await codeOf(elsewhere, ...steps);
  const [cleanImported, trainImported, legacyImported] = await codeOf(imported, ...steps);
  expect([trainElse, legacyElse, cleanImported, legacyImported]).toEqual([train, legacy, clean, legacy]);
  expect(cleanElse).not.toBe(clean);
  expect(trainImported).not.toBe(train);
});

it("takes the whole pipeline along for a function that cannot be cut out", async () => {
  const made = rowsProject({
    "pipeline.ts": `
import { pipeline, step } from "@sagewright/pipeline-dsl";
const counters = [1, 2].map((n) => step.fn("Count" + n, { run: () => console.log("counted", n) }));
export default pipeline("P", { steps: counters });
`,
  });
  const { stdout, stderr, status } = await run(made, "Count2");
  expect({ stdout, stderr, status }).toEqual({ stdout: "counted 2\n", stderr: "", status: 0 });
});

it("runs a function of a pipeline whose assets are found through packages that are not there", async () => {
  const made = rowsProject({
    "pipeline.ts": `
import { asset, pipeline, step } from "@sagewright/pipeline-dsl";
const data = asset(new URL("data.json", import.meta.resolve("absent-package")));
const counters = [1].map((n) => step.fn("Count" + n, { inputs: { data }, run: () => console.log("counted", n) }));
export default pipeline("P", { steps: counters });
`,
  });
  const { stdout, stderr, status } = await run(made, "Count1");
  expect({ stdout, stderr, status }).toEqual({ stdout: "counted 1\n", stderr: "", status: 0 });
});

it("says where an import of a function leads nowhere", async () => {
  const lost = rowsProject({
    "steps/fit.ts": 'import { x } from "lost-package";\nexport const fit = () => x;\n',
  });
  await expect(codeOf(lost, "Train")).rejects.toMatchObject({
    issues: [
      {
        code: "FUNCTION_BUNDLE_FAILED",
        path: [expect.stringMatching(/steps\/fit\.ts:1:19$/)],
        message: expect.stringContaining("lost-package"),
      },
    ],
  });
});
