import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../project.ts";

/** Counts the rows of a file, and registers a model with that count if it is enough. */
const PIPELINE = `
import { readFile, writeFile } from "node:fs/promises";
import { asset, defineParams, greaterThan, join, param, pipeline, report, step } from "@sagewright/pipeline-dsl";
import { z } from "zod";

const params = defineParams({ Least: param.integer({ default: 1 }), Extra: param.integer({ default: 0 }) });
const count = step.fn("Count", {
  inputs: { table: asset("rows.csv"), extra: params.Extra },
  outputs: ["model"],
  reports: { count: report({ output: "count", file: "count.json", shape: z.object({ rows: z.int() }) }) },
  run: async ({ inputs, outputs }) => {
    const text = await readFile(inputs.table + "/rows.csv", "utf8");
    await writeFile(outputs.model + "/model.tar.gz", "");
    console.log("counted");
    return { count: { rows: text.trim().split("\\n").length + inputs.extra } };
  },
});
const register = step.registerModel("Register", {
  modelPackageGroupName: "rows", image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/rows:1",
  model: join("/", count.outputs.model, "model.tar.gz"), supportedContentTypes: ["text/csv"],
  supportedResponseMIMETypes: ["text/csv"], modelMetrics: { modelQuality: { statistics: count.reports.count } },
});
const rows = count.reports.count.get("rows");
const gate = step.condition("Enough", {
  conditions: [greaterThan(rows, params.Least)],
  ifSteps: [register],
  elseSteps: [step.fail("TooFew", { errorMessage: join(" ", "only", rows, "rows") })],
});
export default pipeline("Rows", { params, steps: [count, gate] });
`;

export const rowsProject = (): string => project({ "pipeline.ts": PIPELINE, "rows.csv": "a\nb\nc\n" });

/** Sleeps until it is stopped; a second attempt finds the mark of the first, and ends at once. */
const sleepy = (mark: string): string => `
import { existsSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { pipeline, step } from "@sagewright/pipeline-dsl";
const sleep = step.fn("Sleep", {
  inputs: { mark: ${JSON.stringify(mark)} },
  run: async ({ inputs }) => {
    console.log("asleep");
    if (existsSync(inputs.mark)) return;
    writeFileSync(inputs.mark, "");
    await setTimeout(60_000);
  },
});
export default pipeline("Sleepy", { steps: [sleep] });
`;

/** With the file that is there once it sleeps. */
export function sleepyProject(): { readonly folder: string; readonly mark: string } {
  const folder = project({});
  const mark = join(folder, "mark");
  writeFileSync(join(folder, "pipeline.ts"), sleepy(mark));
  // Jobs may be kept from writing anywhere else than into their outputs.
  writeFileSync(join(folder, "sagewright.config.ts"), 'export default { isolation: "none" };\n');
  return { folder, mark };
}
