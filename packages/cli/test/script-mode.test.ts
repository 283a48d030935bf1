import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const PIPELINE = `
import { asset, pipeline, step } from "@sagewright/pipeline-dsl";

const train = step.training("Train", {
  image: "node:24", instanceType: "ml.m5.large",
  code: "src", entryPoint: "train.mjs", dependencies: ["lib", "tools.mjs"],
  hyperParameters: { epochs: 3, name: "n", on: true, layers: [64, 32] },
  channels: { train: asset("rows.csv") },
  metricDefinitions: { rows: "rows=(\\\\d+);" },
  cache: { expireAfter: "P30D" },
});
export default pipeline("Script", { steps: [train] });
`;

const TRAIN = `
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { count } from "./lib/count.mjs";
import { shout } from "./tools.mjs";

const text = { type: "string" };
const { values } = parseArgs({ options: { epochs: text, name: text, on: text, layers: text } });
const rows = readFileSync(process.env.SM_CHANNEL_TRAIN + "/rows.csv", "utf8");
console.log("given", JSON.stringify(values), process.env.SM_HP_LAYERS);
console.log(shout("rows") + "=" + count(rows) + ";");
writeFileSync(process.env.SM_MODEL_DIR + "/model.json", JSON.stringify(values));
`;

const files = {
  "pipeline.ts": PIPELINE,
  "rows.csv": "a\nb\nc\n",
  "src/train.mjs": TRAIN,
  "lib/count.mjs": "export const count = (text) => text.trim().split('\\n').length;",
  "tools.mjs": "export const shout = (text) => text.toLowerCase();",
};

it("runs a script with its dependencies as a training job, and again only when they change", async () => {
  const folder = project(files);

  const first = await sagewright(folder, "run", "--json");
  expect(first.code, first.stderr).toBe(0);
  const logs = await sagewright(folder, "runs", "logs");
  expect(logs.stdout).toContain('given {"epochs":"3","layers":"[64, 32]","name":"n","on":"True"} [64,32]');
  expect(document(first)).toMatchObject({ steps: [{ name: "Train", status: "Succeeded", cacheHit: false }] });

  const again = await sagewright(folder, "run", "--json");
  expect(document(again)).toMatchObject({ steps: [{ name: "Train", cacheHit: true }] });
});

it("says which of a script's files are missing", async () => {
  const folder = project({ ...files, "pipeline.ts": PIPELINE.replace('"tools.mjs"', '"tool.mjs"') });

  const result = await sagewright(folder, "run");

  expect(result.code).toBe(1);
  expect(result.stderr).toContain("ASSET_MISSING");
  expect(result.stderr).toContain("tool.mjs");
});
