import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseNames, goldenCase, isSharedAtHand, sharedDefinition } from "../../test/golden/case.ts";
import { check } from "../compile/check.ts";
import { definitions } from "./definitions.fixture.ts";
import { evaluate } from "./evaluate.fixture.ts";
import { importDefinition } from "./import-definition.ts";
import { mutated } from "./mutations.fixture.ts";

/** The Python SDK's definition, or without the recordings what our own program compiles to. */
const definitionOf = async (name: string): Promise<unknown> =>
  isSharedAtHand ? sharedDefinition(name) : (await goldenCase(name)).compiled;

function written(definition: unknown): string {
  const imported = importDefinition(definition, { name: "Imported" });
  expect(imported.ok ? [] : imported.issues).toEqual([]);
  return imported.ok ? imported.value : "";
}

describe("golden definitions", () => {
  it.each(caseNames)("%s comes back, member by member", async (name) => {
    const definition = await definitionOf(name);

    const compiled = check(evaluate(written(definition)));

    expect(compiled.ok ? [] : compiled.issues).toEqual([]);
    expect(JSON.parse(JSON.stringify(compiled.ok && compiled.value))).toEqual(definition);
  });

  it("are written without JSON as it stands, but for what has no other way", async () => {
    const raw = await Promise.all(
      caseNames.map(async (name) => [name, written(await definitionOf(name)).includes("step.raw(")] as const),
    );

    expect(raw.filter(([, isRaw]) => isRaw)).toEqual([]);
  });
});

describe("what is written", () => {
  const MODULES = join(import.meta.dirname, "../../../../node_modules");
  const files = new Map<string, string>();
  let folder: string;

  beforeAll(async () => {
    // Beside the sources, so that the packages are found as they are in a project.
    mkdirSync(join(import.meta.dirname, "../../.vitest"), { recursive: true });
    folder = mkdtempSync(join(import.meta.dirname, "../../.vitest/import-"));
    for (const name of caseNames) files.set(name, written(await definitionOf(name)));
    const golden = await Promise.all(caseNames.filter((name) => !/^4[34]-/.test(name)).map(definitionOf));
    const faulty = mutated(golden as readonly object[]);
    for (const [kind, some] of Object.entries({ random: definitions, faulty }))
      for (const [index, definition] of fc.sample<object>(some, { numRuns: 400, seed: 4711 }).entries()) {
        const imported = importDefinition(definition);
        if (imported.ok) files.set(`${kind}-${index}`, imported.value);
      }
    files.set("wide", written(wide(1_100)));
    for (const [name, source] of files) writeFileSync(join(folder, `${name}.ts`), source);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("compiles under strict", async () => {
    const config = {
      extends: join(import.meta.dirname, "../../../../tsconfig.base.json"),
      include: ["*.ts"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    // Shows that errors would be seen.
    writeFileSync(join(folder, "faulty.ts"), "export const text: string = 1;\n");

    const output = await run(join(MODULES, "typescript-7/bin/tsc"), ["-p", folder, "--pretty", "false"]);

    const errors = output.split("\n").filter((line) => line.includes("import-"));
    expect(errors).toEqual([expect.stringContaining("faulty.ts(1,14): error TS2322")]);
  }, 60_000);

  it("stands as a formatter would have it", async () => {
    const config = {
      root: false,
      formatter: { indentStyle: "space", indentWidth: 2, lineWidth: 100 },
      linter: { enabled: false },
    };
    writeFileSync(join(folder, "biome.json"), JSON.stringify(config));
    const golden = caseNames.map((name) => join(folder, `${name}.ts`));

    const output = await run(join(MODULES, "@biomejs/biome/bin/biome"), [
      "format",
      `--config-path=${join(folder, "biome.json")}`,
      ...golden,
    ]);

    expect(output).toContain("No fixes applied");
    expect(output).not.toContain("would have printed");
  }, 60_000);
});

/** A branch of many steps, and a step that waits for each; no two are of one type. */
function wide(count: number): object {
  const lambda = (Name: string, more: object = {}) => ({
    Name,
    Type: "Lambda",
    FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
    Arguments: {},
    ...more,
  });
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  const IfSteps = names.map((name) =>
    lambda(name, { OutputParameters: [{ OutputName: `o${name}`, OutputType: "String" }] }),
  );
  const Conditions = [{ Type: "Equals", LeftValue: { Get: "Execution.PipelineName" }, RightValue: "x" }];
  const gate = { Name: "Gate", Type: "Condition", Arguments: { Conditions, IfSteps, ElseSteps: [] } };
  return { Version: "2020-12-01", Steps: [gate, lambda("Last", { DependsOn: names })] };
}

/** What a program of node_modules says, whatever it ends with. */
async function run(program: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args]);
    return stdout + stderr;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    return stdout + stderr;
  }
}
