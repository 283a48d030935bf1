import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffDocument } from "../src/documents/diff.ts";
import { project } from "./project.ts";
import { document, sagewright, start } from "./sagewright.ts";

const CACHE = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };
const lambda = (name: string, args: object, more: object = {}) => ({
  Name: name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:f",
  Arguments: args,
  OutputParameters: [{ OutputName: "o", OutputType: "String" }],
  ...more,
});
const read = { Get: "Steps.Load.OutputParameters['o']" };
const definition = (steps: readonly object[], more: object = {}) =>
  JSON.stringify({ Version: "2020-12-01", Metadata: {}, Parameters: [], Steps: steps, ...more });

const BEFORE = definition([
  lambda("Load", { rows: 1 }, CACHE),
  lambda("Use", { read }, CACHE),
  lambda("Old", { a: 1, b: 2 }),
]);
const AFTER = definition(
  [lambda("Load", { rows: 2 }, CACHE), lambda("Use", { read }, CACHE), lambda("New", { a: 1, b: 2 })],
  { Parameters: [{ Name: "P", Type: "Integer", DefaultValue: 1 }] },
);

describe("diff", () => {
  it("tells by step what changed, and which caches break", async () => {
    const folder = project({ "a.json": BEFORE, "b.json": AFTER });

    const { code, stdout, stderr } = await sagewright(folder, "diff", "a.json", "b.json");

    expect(code).toBe(1);
    expect(stderr).toBe("");
    expect(stdout).toBe(`~ Load  Lambda
    ~ Arguments.rows  1 → 2
~ New  Lambda, renamed from Old
+ P  parameter
    + Type  "Integer"
    + DefaultValue  1

Caches
  Load  breaks     Arguments.rows changed
  Use   may break  Arguments.read reads Load, which runs anew and may make something else

2 steps changed, 1 parameter added, 1 cache breaks, 1 cache may break
`);
  });

  it("warns of numbers that it cannot tell apart", async () => {
    const [one, two] = ["9007199254740993", "9007199254740992"].map((n) =>
      definition([lambda("L", { n: "N" })]).replace('"N"', n),
    );
    const folder = project({ "a.json": one ?? "", "b.json": two ?? "" });

    const { code, stdout, stderr } = await sagewright(folder, "diff", "a.json", "b.json");

    expect([code, stdout]).toEqual([0, "No differences.\n"]);
    expect(stderr).toMatch(
      /^warning a\.json: The integer 9007199254740993 .* is read as 9007199254740992\.\n$/,
    );
  });

  it("ends with 0 where both say the same, in whatever order and way of writing", async () => {
    const steps = [lambda("B", {}), lambda("A", {})];
    const folder = project({
      "a.json": definition(steps),
      "b.json": JSON.stringify({ Steps: steps.toReversed() }),
    });

    expect(await sagewright(folder, "diff", "a.json", "b.json")).toEqual({
      code: 0,
      stdout: "No differences.\n",
      stderr: "",
    });
  });

  it("prints one document, or Markdown", async () => {
    const folder = project({ "a.json": BEFORE, "b.json": AFTER });

    const json = document(await sagewright(folder, "diff", "a.json", "b.json", "--json"));
    expect(diffDocument.parse(json)).toEqual(json);
    expect(Object.keys(json)).toEqual([
      "before",
      "after",
      "equal",
      "document",
      "parameters",
      "steps",
      "caches",
      "reordered",
    ]);
    expect(json.caches[0]).toEqual({
      step: "Load",
      effect: "breaks",
      reasons: [
        {
          kind: "field",
          value: "changes",
          change: { path: ["Arguments", "rows"], kind: "changed", old: 1, new: 2 },
        },
      ],
    });
    const markdown = await sagewright(folder, "diff", "a.json", "b.json", "--format", "markdown");
    expect(markdown.code).toBe(1);
    expect(markdown.stdout).toMatch(/^## Pipeline: `a.json` → `b.json`\n\n2 steps changed/);
  });

  it("is in colour only where colour is wanted", async () => {
    const folder = project({ "a.json": BEFORE, "b.json": AFTER });
    const coloured = await start(folder, ["diff", "a.json", "b.json"], { FORCE_COLOR: "1" }).ended;
    expect(coloured.stdout).toContain("\u001b[");
  });

  it("compiles pipelines as run does, and takes ./pipeline.ts for the second", async () => {
    const pipeline = (greeting: string) => `
import { pipeline, step } from "@sagewright/pipeline-dsl";
const greet = step.fn("Greet", { cache: { expireAfter: "P1D" }, run: () => console.log(${JSON.stringify(greeting)}) });
export default pipeline("Greeting", { steps: [greet] });
`;
    const folder = project({ "before.ts": pipeline("hello"), "pipeline.ts": pipeline("good day") });

    const { code, stdout } = await sagewright(folder, "diff", "before.ts");

    expect(code).toBe(1);
    expect(stdout).toMatch(/~ Arguments\.ProcessingInputs\.code\.S3Input\.S3Uri/);
    expect(stdout).toMatch(/Greet {2}breaks {2}Arguments\.ProcessingInputs\.code\.S3Input\.S3Uri changed/);
    expect((await sagewright(folder, "diff", "pipeline.ts")).code).toBe(0);
  });
});

describe("bad input", () => {
  it("with mistakes is compared all the same, and the mistakes are mentioned", async () => {
    const faulty = definition([
      lambda("A", { x: { Get: "Steps.Nowhere.OutputParameters['o']" } }),
      lambda("A", {}),
      { Name: "X", Type: "Unheard", Arguments: { a: 1 } },
      lambda("B", {}, { DependsOn: ["C"] }),
      lambda("C", {}, { DependsOn: ["B"] }),
    ]);
    const folder = project({ "a.json": faulty, "b.json": faulty.replace('"a":1', '"a":2') });

    const { code, stdout, stderr } = await sagewright(folder, "diff", "a.json", "b.json");

    expect(code).toBe(1);
    expect(stdout).toMatch(/^~ X {2}Unheard\n {4}~ Arguments\.a {2}1 → 2\n/);
    expect(stderr).toMatch(/^warning a\.json has \d errors: sagewright check a\.json\n/);
  });

  it.each([
    ["truncated", BEFORE.slice(0, 200), 1, "JSON_SYNTAX"],
    [
      "deep",
      `{"Steps":[{"Name":"A","Type":"Lambda","Arguments":${"[".repeat(100_000)}${"]".repeat(100_000)}}]}`,
      1,
      "JSON_TOO_DEEP",
    ],
    ["no definition", '{"name":"something-else","version":"1.0.0"}', 1, "PROPERTY_MISSING"],
    ["no object", "[1, 2]", 1, "VALUE_TYPE_WRONG"],
  ])("that is %s is refused with its issues", async (_, text, exit, issue) => {
    const folder = project({ "a.json": BEFORE, "bad.json": text });
    for (const sides of [
      ["a.json", "bad.json"],
      ["bad.json", "a.json"],
    ]) {
      const { code, stdout, stderr } = await sagewright(folder, "diff", ...sides);
      expect([code, stdout]).toEqual([exit, ""]);
      expect(stderr).toContain(issue);
    }
  });

  it("of 10,000 steps is compared", async () => {
    const many = (rows: number) =>
      definition(Array.from({ length: 10_000 }, (_, index) => lambda(`S${index}`, { rows, index })));
    const folder = project({});
    writeFileSync(join(folder, "a.json"), many(1));
    writeFileSync(join(folder, "b.json"), many(2));

    const { code, stdout } = await sagewright(folder, "diff", "a.json", "b.json");

    expect(code).toBe(1);
    expect(stdout).toContain("10000 steps changed");
  });

  it.each([
    ["aws:", "PIPELINE_SOURCE_INVALID"],
    ["local:churn/3", "PIPELINE_SOURCE_INVALID"],
    ["aws:churn@latest", "PIPELINE_SOURCE_INVALID"],
    ["local:Penguins", "EXECUTION_NONE"],
  ])("%s names no pipeline, whichever of the two it is", async (source, issue) => {
    const folder = project({ "a.json": BEFORE });
    const { code, stderr } = await sagewright(folder, "diff", source, "a.json");
    expect(code).toBe(2);
    expect(stderr).toContain(issue);
    expect(document(await sagewright(folder, "diff", "a.json", source, "--json")).issues[0].code).toBe(issue);
  });
});
