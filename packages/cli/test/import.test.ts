import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright } from "./sagewright.ts";

const DEFINITION = {
  Version: "2020-12-01",
  Metadata: {},
  Parameters: [{ Name: "Limit", Type: "Float", DefaultValue: 2.5 }],
  PipelineExperimentConfig: null,
  Steps: [
    {
      Name: "Check",
      Type: "Condition",
      Arguments: {
        Conditions: [{ Type: "GreaterThan", LeftValue: { Get: "Parameters.Limit" }, RightValue: 1 }],
        IfSteps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "too much" } }],
        ElseSteps: [],
      },
    },
  ],
};
const definition = JSON.stringify(DEFINITION);

describe("import", () => {
  it("writes a file that compiles back to the definition, and says what to do next", async () => {
    const folder = project({ "limits/definition.json": definition });

    const imported = await sagewright(folder, "import", "limits/definition.json", "--out", "new/limits.ts");
    const compiled = await sagewright(folder, "compile", "new/limits.ts");

    expect(imported).toMatchObject({ code: 0, stdout: "" });
    expect(imported.stderr).toContain("sagewright check new/limits.ts");
    expect(readFileSync(join(folder, "new/limits.ts"), "utf8")).toContain(
      'export default pipeline("limits", {',
    );
    expect(compiled).toMatchObject({ code: 0, stderr: "" });
    expect(document(compiled)).toEqual(DEFINITION);
  });

  it("prints it where no file is named", async () => {
    const folder = project({ "limits.json": definition });

    const { code, stdout, stderr } = await sagewright(folder, "import", "limits.json");

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("greaterThan(params.Limit, 1)");
  });

  it("writes over a file only when it is told to", async () => {
    const folder = project({ "limits.json": definition, "limits.ts": "mine\n" });

    const refused = await sagewright(folder, "import", "limits.json", "--out", "limits.ts", "--json");
    const kept = readFileSync(join(folder, "limits.ts"), "utf8");
    const forced = await sagewright(
      folder,
      "import",
      "limits.json",
      "--out",
      "limits.ts",
      "--json",
      "--force",
    );

    expect(refused.code).toBe(2);
    expect(document(refused).issues).toMatchObject([{ code: "FILE_EXISTS" }]);
    expect(kept).toBe("mine\n");
    expect(forced).toMatchObject({ code: 0, stderr: "Wrote limits.ts\n" });
    expect(document(forced)).toEqual({ issues: [] });
    expect(readdirSync(folder).toSorted()).toEqual([
      "limits.json",
      "limits.ts",
      "node_modules",
      "package.json",
    ]);
  });

  it.each([
    ["aws:Abalone@first", "PIPELINE_SOURCE_INVALID", 2],
    ["local:Abalone", "EXECUTION_NONE", 2],
    ["absent.json", "PIPELINE_FILE_MISSING", 2],
    ["package.ts", "IMPORT_NOT_JSON", 2],
    ["truncated.json", "JSON_SYNTAX", 1],
    ["foreign.json", "IMPORT_NOT_A_DEFINITION", 1],
    ["deep.json", "JSON_TOO_DEEP", 1],
    ["surplus.json", "IMPORT_STEP_UNSUPPORTED", 1],
  ])("refuses %s with a way on, and writes nothing", async (source, issue, exit) => {
    const [step] = DEFINITION.Steps;
    const folder = project({
      "package.ts": "",
      "truncated.json": definition.slice(0, 200),
      "foreign.json": '{"name":"x"}',
      "deep.json": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      "surplus.json": JSON.stringify({ Steps: [{ ...step, DependsOn: ["Nobody"] }] }),
    });

    const result = await sagewright(folder, "import", source, "--out", "x.ts", "--json");

    expect(result).toMatchObject({ code: exit, stderr: "" });
    expect(document(result).issues[0]).toMatchObject({ code: issue, hint: expect.stringMatching(/\S/) });
    expect(existsSync(join(folder, "x.ts"))).toBe(false);
  });
});
