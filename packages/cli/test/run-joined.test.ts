import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const PIPELINE = `
import { branch, defineParams, forEach, greaterThan, param, pipeline, step, subPipeline } from "@sagewright/pipeline-dsl";

const params = defineParams({ Rows: param.integer({ default: 1 }) });
const sides = forEach(["Small", "Large"] as const, (name) =>
  subPipeline(name, (step) =>
    step.fn("Clean", { on: "lambda", returns: { table: "String" }, run: () => ({ table: "the " + name.toLowerCase() + " table" }) }),
  ),
);
const [small, large] = sides.results;
const gate = branch("IsLarge", {
  conditions: [greaterThan(params.Rows, 1000)],
  ifSteps: large ? [large] : [],
  elseSteps: small ? [small] : [],
});
const [smallTable = "", largeTable = ""] = sides.outputs.table;
const publish = step.fn("Publish", {
  on: "lambda",
  inputs: { table: gate.join<string>(largeTable, smallTable), workers: gate.join(20, 1) },
  returns: { said: "String" },
  run: ({ inputs }) => ({ said: inputs.workers + " for " + inputs.table }),
});
export default pipeline("Joined", { params, steps: [gate, publish] });
`;

it("takes the name of a step for its copies, and names them where it cannot", async () => {
  const folder = project({
    "pipeline.ts": PIPELINE,
    "publish.json": '{ "OutputParameters": { "said": "nothing" } }',
  });
  const stubbed = await sagewright(
    folder,
    "run",
    "--json",
    "--stub",
    "Publish=publish.json",
    "--until",
    "Publish",
  );
  expect(stubbed.code, stubbed.stderr).toBe(0);
  expect(document(stubbed).steps).toContainEqual(expect.objectContaining({ name: "Publish-Else" }));

  const alone = await sagewright(folder, "run", "--only", "Publish");
  expect(alone.code).not.toBe(0);
  expect(alone.stderr).toContain("Publish-If, Publish-Else");
});

it("goes on after either branch", async () => {
  const folder = project({ "pipeline.ts": PIPELINE });
  const outputsOf = async (...options: string[]) => {
    const result = await sagewright(folder, "run", "--json", ...options);
    expect(result.code, result.stderr).toBe(0);
    return Object.fromEntries(
      (document(result).steps as { name: string; outputs?: object }[]).map(({ name, outputs }) => [
        name,
        outputs,
      ]),
    );
  };
  expect(await outputsOf()).toMatchObject({ "Publish-Else": { said: "1 for the small table" } });
  const large = await outputsOf("--param", "Rows=2000");
  expect(large).toMatchObject({ "Publish-If": { said: "20 for the large table" } });
  expect(large).not.toHaveProperty("Small-Clean");
});
