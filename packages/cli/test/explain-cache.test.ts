import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { project } from "./project.ts";
import { document, type Result, sagewright } from "./sagewright.ts";

const PENGUINS = join(import.meta.dirname, "../../../examples/penguins/pipeline.ts");

const GREETING = (mark: string) => `
import { defineParams, param, pipeline, step } from "@sagewright/pipeline-dsl";
const params = defineParams({ Name: param.string({ default: "world" }) });
const greet = step.fn("Greet", {
  inputs: { name: params.Name },
  cache: { expireAfter: "P1D" },
  run: ({ inputs }) => console.log("hello " + inputs.name + ${JSON.stringify(mark)}),
});
export default pipeline("Greeting", { params, steps: [greet] });
`;

describe("explain-cache", () => {
  it("says that nothing has been run, and makes no folder for it", async () => {
    const folder = project({ "pipeline.ts": GREETING("!") });

    const { code, stdout, stderr } = await sagewright(folder, "explain-cache");

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe("STEP   CACHE  WHY\nGreet  miss   it has not succeeded yet\n\n1 miss\n");
    expect(existsSync(join(folder, ".sagewright"))).toBe(false);
  });

  it("names the field that differs, the old value and the new", async () => {
    const folder = project({ "pipeline.ts": GREETING("!"), "other.ts": GREETING("?") });
    const { executionArn } = document(await sagewright(folder, "run", "--json"));
    const id = executionArn.slice(-12);

    const same = await sagewright(folder, "explain-cache");
    expect(same.stdout).toMatch(new RegExp(`Greet +hit +results of ${id}, made \\d{4}-`));
    const named = await sagewright(folder, "explain-cache", "--param", "Name=Ada");
    expect(named.stdout).toContain(
      `Greet  miss   Arguments.AppSpecification.ContainerArguments[1] "world" → "Ada" (in ${id})\n`,
    );
    const edited = await sagewright(folder, "explain-cache", "other.ts");
    expect(edited.stdout).toMatch(
      /Greet {2}miss {3}Arguments\.ProcessingInputs\.code\.S3Input\.S3Uri ….* → ….* \(in /,
    );
  });

  it("compares with the execution that is named", async () => {
    const folder = project({ "pipeline.ts": GREETING("!") });
    const { executionArn } = document(await sagewright(folder, "run", "--json"));
    await sagewright(folder, "run", "--param", "Name=Ada");
    const id = executionArn.slice(-12);

    const from = await sagewright(folder, "explain-cache", "--param", "Name=Ada", "--from", id.slice(0, 8));
    expect(from.code).toBe(0);
    expect(from.stdout).toMatch(/Greet +hit +results of/);
    expect(from.stdout).toContain(
      `unlike there, Arguments.AppSpecification.ContainerArguments[1] "world" → "Ada" (in ${id})`,
    );

    const json = document(await sagewright(folder, "explain-cache", "--from", executionArn, "--json"));
    expect(json).toMatchObject({
      pipelineName: "Greeting",
      comparedWith: executionArn,
      steps: [
        {
          name: "Greet",
          type: "Processing",
          state: "hit",
          onlyIf: [],
          reasons: [],
          changes: [],
          comparedWith: executionArn,
          sourceExecutionArn: executionArn,
        },
      ],
    });
  });

  it.each([
    [["--from", "nowhere"], "EXECUTION_NONE"],
    [["--param", "Nmae=Ada"], "PARAMETER_UNKNOWN"],
    [["absent.ts"], "PIPELINE_FILE_MISSING"],
  ])("%j is wrong usage", async (argv, issue) => {
    const folder = project({ "pipeline.ts": GREETING("!") });
    const { code, stderr } = await sagewright(folder, "explain-cache", ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(issue);
  });

  it("refuses an execution that is not there", async () => {
    const folder = project({ "pipeline.ts": GREETING("!") });
    await sagewright(folder, "run");
    const result = await sagewright(folder, "explain-cache", "--from", "nowhere", "--json");
    expect(result.code).toBe(2);
    expect(document(result).issues[0].code).toBe("EXECUTION_NOT_FOUND");
  });
});

describe("law: the demo does what was explained", { timeout: 60_000 }, () => {
  const stateDir = mkdtempSync(join(tmpdir(), "sagewright-explained-"));
  afterAll(() => rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 }));
  const states = (result: Result) =>
    document(result).steps.map(({ name, state }: { name: string; state: string }) => [name, state]);

  it.each([
    ["at first", [], ["miss", "miss", "miss"]],
    ["again", [], ["hit", "hit", "hit"]],
    ["with another limit", ["--param", "MaxRmse=3"], ["hit", "hit", "hit"]],
    ["with other data", ["--param", "TestShare=0.3"], ["miss", "miss", "miss"]],
    ["with the data of before", [], ["hit", "hit", "hit"]],
  ])("%s", async (_, params, expected) => {
    const given = [PENGUINS, "--state-dir", stateDir, ...params, "--json"];
    const explained = new Map<string, string>(states(await sagewright(stateDir, "explain-cache", ...given)));

    const { steps } = document(await sagewright(stateDir, "run", ...given));

    expect(["Preprocess", "Train", "Evaluate"].map((name) => explained.get(name))).toEqual(expected);
    const ran = new Map<string, boolean>(
      steps.map(({ name, cacheHit }: { name: string; cacheHit: boolean }) => [name, cacheHit]),
    );
    for (const [name, state] of explained) {
      if (state === "hit") expect(ran.get(name), name).toBe(true);
      else if (state === "not run") expect(ran.has(name), name).toBe(false);
      else expect(ran.get(name) ?? false, name).toBe(false);
    }
  });
});
