import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { sagewright } from "./sagewright.ts";

const PIPELINE = `
import { pipeline, step } from "@sagewright/pipeline-dsl";

const bias = step.clarifyCheck("Bias", {
  checkType: "DATA_BIAS",
  image: "306415355426.dkr.ecr.us-west-2.amazonaws.com/sagemaker-clarify-processing:1.0",
  dataset: "s3://data/x.csv",
  label: "y",
  facet: [{ nameOrIndex: "age", valueOrThreshold: [40] }],
});
export default pipeline("Fair", { steps: [bias] });
`;

it("puts a file that the pipeline makes into the local S3", async () => {
  const folder = project({ "pipeline.ts": PIPELINE, "bias.json": "{}" });

  const { code, stderr } = await sagewright(folder, "run", "--stub", "Bias=bias.json");

  expect(stderr).toContain("Bias");
  expect(code).toBe(0);
  const inputs = join(folder, ".sagewright/s3/sagewright-local/Fair/input");
  const [hash = ""] = readdirSync(inputs);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(readFileSync(join(inputs, hash, "analysis_config.json"), "utf8"))).toMatchObject({
    label: "y",
    facet: [{ name_or_index: "age", value_or_threshold: [40] }],
  });
});
