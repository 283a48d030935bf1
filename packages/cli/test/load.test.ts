import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright, start } from "./sagewright.ts";

const HEAD = 'import { pipeline, step } from "@sagewright/pipeline-dsl";\n';

it.concurrent.each([
  [
    "a syntax error in TypeScript",
    { "pipeline.ts": "const a: number = 1;\nconst b = ;\n" },
    "PIPELINE_FILE_SYNTAX",
    "pipeline.ts:2:11",
    "^",
  ],
  [
    "a brace that is never closed",
    { "pipeline.ts": "export default {\n  a: 1,\n" },
    "PIPELINE_FILE_SYNTAX",
    "pipeline.ts:3:1",
    "end of file",
  ],
  [
    "a syntax error in a file that it imports",
    { "pipeline.ts": 'import "./steps/a.ts";\n', "steps/a.ts": "let;let\n\nfunction (" },
    "PIPELINE_FILE_SYNTAX",
    "steps/a.ts:",
    "",
  ],
  [
    "syntax that cannot be erased",
    { "pipeline.ts": "enum Colour { Red }\n" },
    "PIPELINE_FILE_UNSUPPORTED_SYNTAX",
    "pipeline.ts:1",
    "enum",
  ],
  [
    "a throw",
    {
      "pipeline.ts": 'const rows: number[] = [];\nif (rows.length === 0) throw new RangeError("no rows");\n',
    },
    "PIPELINE_FILE_THREW",
    "pipeline.ts:2:30",
    "RangeError: no rows",
  ],
  [
    "a throw of no error",
    { "pipeline.ts": 'throw "words";\n' },
    "PIPELINE_FILE_THREW",
    "pipeline.ts",
    "words",
  ],
  [
    "a promise that fails and is not awaited",
    {
      "pipeline.ts":
        'export const late = (async () => { throw new Error("late"); })();\nawait new Promise((resolve) => setTimeout(resolve, 50));\n',
    },
    "PIPELINE_FILE_THREW",
    "pipeline.ts:1",
    "late",
  ],
  [
    "an end of the process",
    { "pipeline.ts": "process.exit(0);\n" },
    "PIPELINE_FILE_ENDED_PROCESS",
    "pipeline.ts",
    "process.exit(0)",
  ],
  [
    "no text at all",
    { "package.json": "{}", "pipeline.ts": "" },
    "PIPELINE_NO_DEFAULT_EXPORT",
    "pipeline.ts",
    "no default export",
  ],
  [
    "a package of CommonJS around it",
    { "package.json": '{ "type": "commonjs" }', "pipeline.ts": 'import "node:fs";\nexport default 1;\n' },
    "PIPELINE_FILE_SYNTAX",
    "pipeline.ts:1",
    "outside a module",
  ],
  [
    "an import without its ending",
    { "pipeline.ts": 'import "./a";\n', "a.ts": "" },
    "PIPELINE_IMPORT_MISSING",
    "pipeline.ts:1",
    "a",
  ],
  [
    "a package that is not installed",
    { "pipeline.ts": '\nimport "left-out";\n' },
    "PIPELINE_IMPORT_MISSING",
    "pipeline.ts:2",
    "left-out",
  ],
  [
    "a name that is not exported",
    { "pipeline.ts": 'import { fit } from "./a.ts";\nfit();\n', "a.ts": "export const fits = 1;" },
    "PIPELINE_IMPORT_MISSING",
    "pipeline.ts:1",
    "fit",
  ],
  [
    "no default export",
    { "pipeline.ts": "export const a = 1;\n" },
    "PIPELINE_NO_DEFAULT_EXPORT",
    "pipeline.ts",
    "exports a",
  ],
  [
    "another default export",
    { "pipeline.ts": "export default { name: 1 };\n" },
    "PIPELINE_NOT_A_PIPELINE",
    "pipeline.ts",
    "an object",
  ],
  [
    "an await without end",
    { "pipeline.ts": "await new Promise(() => {});\n" },
    "PIPELINE_FILE_NEVER_SETTLES",
    "pipeline.ts",
    "awaits",
  ],
  [
    "a step that the DSL refuses",
    {
      "pipeline.ts": `${HEAD}export default pipeline("P", { steps: [step.fn("A", { run() {} }), step.fn("A", { run() {} })] });\n`,
    },
    "STEP_NAME_DUPLICATE",
    "",
    "",
  ],
])("says of %s what and where it is", async (_, files, code, place, words) => {
  const folder = project(files);
  const plain = await sagewright(folder, "check");
  expect(plain).toMatchObject({ code: 1, stdout: "" });
  expect(plain.stderr).toContain(`error ${code} ${place}`);
  expect(plain.stderr).toContain(words);
  expect(plain.stderr).toMatch(/hint: \S/);
  expect(plain.stderr).not.toMatch(/^ +at .*node:internal/m);
});

it("says nothing of how Node reads modules", async () => {
  const folder = project({ "package.json": "{}", "pipeline.ts": "export const a = 1;\n" });
  const { stderr } = await sagewright(folder, "check");
  expect(stderr).not.toContain("Warning");
});

it("gives a document also where the file never ends loading", async () => {
  const folder = project({ "pipeline.ts": "await new Promise(() => {});\n" });
  const result = await sagewright(folder, "check", "--json");
  expect(result).toMatchObject({ code: 1, stderr: "" });
  expect(document(result).issues).toMatchObject([{ code: "PIPELINE_FILE_NEVER_SETTLES" }]);
});

it("tells a warning once, at the step as it is written", async () => {
  const folder = project({
    "pipeline.ts": `${HEAD}const make = step.raw("Make", "Lambda", {
  FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:make",
  CacheConfig: { Enabled: true, ExpireAfter: "P100M" },
});
export default pipeline("P", { role: "arn:aws:iam::111122223333:role/x", steps: [make] });`,
  });
  const result = await sagewright(folder, "check", "--json");
  expect(document(result).issues).toMatchObject([
    { code: "CACHE_EXPIRY_MONTHS", path: ["steps", "Make", "CacheConfig", "ExpireAfter"] },
  ]);
});

it("gives the issues as one document", async () => {
  const result = await sagewright(project({ "pipeline.ts": "export const a = 1;\n" }), "compile", "--json");
  expect(result).toMatchObject({ code: 1, stderr: "" });
  expect(document(result)).toEqual({
    issues: [
      {
        code: "PIPELINE_NO_DEFAULT_EXPORT",
        path: ["pipeline.ts"],
        message: expect.any(String),
        hint: expect.any(String),
        severity: "error",
      },
    ],
  });
});

it.concurrent.each([
  ["is missing", ["check"], "PIPELINE_FILE_MISSING", "sagewright init"],
  ["is a folder", ["check", "."], "PIPELINE_FILE_MISSING", "pipeline.ts"],
  ["is of another kind", ["check", "package.json5"], "PIPELINE_FILE_UNSUPPORTED", ".ts, .mts, .js or .mjs"],
])("takes a pipeline file that %s for wrong usage", async (_, argv, code, hint) => {
  const { code: exit, stdout, stderr } = await sagewright(project({ "package.json5": "" }), ...argv);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toContain(code);
  expect(stderr).toContain(hint);
});

it("keeps what a pipeline file prints away from stdout", async () => {
  const folder = project({
    "pipeline.ts": `${HEAD}console.log("chatter");\nexport default pipeline("P", { role: "arn:aws:iam::111122223333:role/R", steps: [step.fail("F", { errorMessage: "no" })] });\n`,
  });
  const result = await sagewright(folder, "compile");
  expect(result).toMatchObject({ code: 0, stderr: "chatter\n" });
  expect(document(result)).toMatchObject({ Version: "2020-12-01", Steps: [{ Name: "F" }] });
});

it("keeps also that away from stdout which it prints after it was loaded", async () => {
  const folder = project({
    "pipeline.ts": `${HEAD}setTimeout(() => console.log("flushed"), 10);\nprocess.on("exit", () => console.log("bye"));\nexport default pipeline("P", { role: "arn:aws:iam::111122223333:role/R", steps: [step.fail("F", { errorMessage: "no" })] });\n`,
  });
  const result = await start(folder, ["compile"]).ended;
  expect(result).toMatchObject({ code: 0, stderr: "flushed\nbye\n" });
  expect(document(result)).toMatchObject({ Version: "2020-12-01", Steps: [{ Name: "F" }] });
});

it.concurrent.each([
  ["cut off", '{"Version": "2020-12-01", "Steps": ['],
  ["not JSON", "Version: 2020-12-01"],
  ["nested too deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
])("reports a definition that is %s", async (_, text) => {
  const result = await sagewright(project({ "definition.json": text }), "check", "definition.json", "--json");
  expect(result.code).toBe(1);
  expect(document(result).issues.length).toBeGreaterThan(0);
});
