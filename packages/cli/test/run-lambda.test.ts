import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const PIPELINE = `
import { defineParams, greaterThan, param, pipeline, step, text } from "@sagewright/pipeline-dsl";
import { words } from "./words.ts";

const params = defineParams({ Text: param.string({ default: "one two three" }), Least: param.integer({ default: 2 }) });
const count = step.fn("Count", {
  on: "lambda",
  inputs: { text: params.Text, least: params.Least },
  returns: { count: "Integer", enough: "Boolean" },
  cache: { expireAfter: "P30D" },
  run: ({ inputs, log }) => {
    const count = words(inputs.text).length;
    log("counted " + count);
    return { count, enough: count >= inputs.least };
  },
});
const gate = step.condition("IsEnough", {
  conditions: [greaterThan(count.outputs.count, params.Least)],
  ifSteps: [
    step.fn("Tell", {
      on: "lambda",
      inputs: { said: text\`\${count.outputs.count} words, enough: \${count.outputs.enough}\` },
      returns: { said: "String" },
      run: ({ inputs }) => ({ said: inputs.said + "!" }),
    }),
  ],
  elseSteps: [step.fail("TooFew", { errorMessage: "too few" })],
});
export default pipeline("Words", { params, steps: [count, gate] });
`;
const WORDS = 'export const words = (text: string): string[] => text.split(" ");\n';

const stepsOf = (result: Awaited<ReturnType<typeof sagewright>>) =>
  Object.fromEntries(
    (document(result).steps as { name: string; outputs?: object; cacheHit?: object }[]).map((step) => [
      step.name,
      step,
    ]),
  );

it("runs functions of the pipeline file as Lambda functions, without an image", async () => {
  const folder = project({ "pipeline.ts": PIPELINE, "words.ts": WORDS });

  const first = await sagewright(folder, "run", "--json");
  expect(first.code, first.stderr).toBe(0);
  expect(stepsOf(first)).toMatchObject({
    Count: { type: "Lambda", status: "Succeeded", outputs: { count: 3, enough: true } },
    Tell: { type: "Lambda", outputs: { said: "3 words, enough: true!" } },
  });
  const logs = await sagewright(folder, "runs", "logs", document(first).executionArn, "--step", "Count");
  expect(logs.stdout).toContain("counted 3");

  // The same code and the same inputs: from the cache.
  expect(stepsOf(await sagewright(folder, "run", "--json")).Count?.cacheHit).toBeTruthy();

  writeFileSync(join(folder, "words.ts"), WORDS.replace('split(" ")', 'split("")'));
  const changed = await sagewright(folder, "run", "--json");
  expect(stepsOf(changed).Count).toMatchObject({ outputs: { count: 13 } });
  expect(stepsOf(changed).Count?.cacheHit).toBeFalsy();
  expect(readdirSync(join(folder, ".sagewright/lambda/Words-Count"))).toHaveLength(2);
});

it("goes on with the code that an execution was started with", async () => {
  const folder = project({
    "pipeline.ts": `
import { existsSync } from "node:fs";
import { pipeline, step } from "@sagewright/pipeline-dsl";
const first = step.fn("First", { on: "lambda", returns: { n: "Integer" }, run: () => ({ n: 1 }) });
const second = step.fn("Second", {
  on: "lambda",
  inputs: { n: first.outputs.n, flag: "FLAG" },
  returns: { n: "Integer" },
  run: ({ inputs }) => {
    if (!existsSync(inputs.flag)) throw new Error("not yet");
    return { n: inputs.n + 1 };
  },
});
export default pipeline("Later", { steps: [first, second] });
`,
  });
  const file = join(folder, "pipeline.ts");
  const flag = join(folder, "flag");
  writeFileSync(file, readFileSync(file, "utf8").replace('"FLAG"', JSON.stringify(flag)));

  const failed = await sagewright(folder, "run", "--json");
  expect(failed.code).toBe(1);
  expect(document(failed).failureReason).toContain("Second");
  writeFileSync(flag, "");
  writeFileSync(file, readFileSync(file, "utf8").replace("inputs.n + 1", "inputs.n + 100"));

  const resumed = await sagewright(folder, "run", "--resume", document(failed).executionArn, "--json");
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(stepsOf(resumed).Second).toMatchObject({ outputs: { n: 2 } });
});

it("says what only AWS needs as a warning, and leaves nothing behind where nothing can start", async () => {
  const folder = project({ "pipeline.ts": PIPELINE, "words.ts": WORDS });
  const checked = await sagewright(folder, "check", "--json");
  expect(checked.code).toBe(0);
  expect(document(checked).issues).toContainEqual(
    expect.objectContaining({ code: "LAMBDA_PLACE_MISSING", severity: "warning" }),
  );
  writeFileSync(
    join(folder, "sagewright.config.ts"),
    'export default { lambda: { region: "eu-central-1", accountId: "444455556666" } };\n',
  );
  const { stdout } = await sagewright(folder, "compile");
  expect(stdout).toMatch(/arn:aws:lambda:eu-central-1:444455556666:function:Words-Count:code-[0-9a-f]{16}/);
  const refused = await sagewright(folder, "run", "--param", "Least=many");
  expect(refused.code).toBe(2);
  expect(existsSync(join(folder, ".sagewright"))).toBe(false);
});

it("kills a function at its timeout, gives it its environment, and says once what it should have returned", async () => {
  const folder = project({
    "pipeline.ts": `
import { pipeline, step } from "@sagewright/pipeline-dsl";
const stage = step.fn("Stage", {
  on: "lambda", environment: { STAGE: "test" }, returns: { stage: "String" },
  run: () => ({ stage: process.env.STAGE ?? "none" }),
});
const hangs = step.fn("Hangs", { on: "lambda", timeout: 1, dependsOn: [stage], run: () => { while (true) {} } });
const wrong = step.fn("Wrong", {
  on: "lambda", returns: { n: "Integer", s: "String" }, dependsOn: [stage],
  run: ({ log }) => { log("about to"); return { n: 1.5 } as never; },
});
export default pipeline("Ends", { steps: [stage, hangs, wrong] });
`,
    "sagewright.config.mjs": "export default { maxParallelSteps: 2 };",
  });

  const result = await sagewright(folder, "run", "--json");

  expect(stepsOf(result)).toMatchObject({
    Stage: { outputs: { stage: "test" } },
    Hangs: { failureReason: "FunctionError: Task timed out after 1.00 seconds, its `timeout`." },
  });
  const [, told = ""] = result.stderr.split('Step "Wrong" failed');
  expect(told.match(/did not return "n"/g)).toHaveLength(1);
  expect(told.match(/did not return "s"/g)).toHaveLength(1);
  expect(told).toContain("| about to");
  expect(told).toMatch(/\n {2}FunctionError: FUNCTION_RETURN_INVALID:/);
  expect(told).not.toContain("eval1");
});
