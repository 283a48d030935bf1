import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "./project.ts";
import { document, sagewright, start } from "./sagewright.ts";

it.concurrent.each([
  [["chek"], "check"],
  [["run", "--parm", "a=b"], "--param"],
  [["runs", "lst"], "list"],
  [["chek", "--help"], "check"],
  [["runs", "lst", "--help"], "list"],
  [["graph", "--format", "png"], "svg, mermaid, html, json"],
  [["graph", "--format", "mermade"], "Did you mean mermaid?"],
  [["help", "catalog", "plam"], "Did you mean plan?"],
  [["help", "rn"], "Add --help"],
  [["run", "--param", "Seed"], "NAME=VALUE"],
  [["run", "--param", "A=1", "--param", "A=2"], "twice"],
  [["run", "a.ts", "b.ts"], "Too many arguments"],
  [["init"], "dir"],
  [["runs", "list", "--limit", "0"], "whole number"],
  [["run", "--resume", ""], "It is empty"],
  [["compile", "--out", ""], "It is empty"],
  [["run", "--state-dir", ""], "It is empty"],
  [["runs", "list", "--state-dir", ""], "It is empty"],
  [["run", "--resume", "x", "--param", "A=1"], "--resume"],
  [["run", "--resume", "x", "--only", "A"], "--only"],
  [["run", "--resume", "x", "--from", "A"], "--from"],
  [["run", "--only", "A", "--until", "B"], "--until"],
  [["init", "x", "--template", "penguin"], "minimal"],
])("refuses %j with a way on", async (argv, words) => {
  const { code, stdout, stderr } = await sagewright(project({}), ...argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/hint: \S/);
});

it("gives wrong usage as a document, too", async () => {
  const result = await sagewright(project({}), "run", "--parm", "--json");
  expect(result).toMatchObject({ code: 2, stderr: "" });
  expect(document(result).issues).toMatchObject([{ code: "USAGE_INVALID", hint: "Did you mean --param?" }]);
});

it("prints help where it is asked for, and with an error where a command is missing", async () => {
  const folder = project({});
  const asked = await sagewright(folder, "run", "--help");
  expect(asked).toMatchObject({ code: 0, stderr: "" });
  expect(asked.stdout).toContain("--param <name=value>");
  expect(asked.stdout).toContain("Examples:");
  for (const argv of [[], ["runs"]]) {
    const { code, stdout, stderr } = await sagewright(folder, ...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: sagewright");
  }
});

const CONFIG = 'export default { role: "arn:aws:iam::111122223333:role/R", bucket: "some-bucket" };';

const FAIL = `import { pipeline, step } from "@sagewright/pipeline-dsl";
export default pipeline("P", { steps: [step.fail("Stop", { errorMessage: "no" })] });`;

it.each([".", "folder", "/"])("writes no document in the place of the folder %s", async (out) => {
  const folder = project({ "pipeline.ts": FAIL, "folder/file": "" });

  const result = await sagewright(folder, "graph", "--out", out, "--json");

  expect(result.code).toBe(3);
  expect(document(result).issues).toMatchObject([
    { code: "FILE_NOT_WRITABLE", message: expect.stringContaining("it is a folder") },
  ]);
});

it.skipIf(!existsSync("/dev/full")).each([[["compile"]], [["check", "--json"]]])(
  "says on stderr that stdout has no room left: %j",
  async (argv) => {
    const folder = project({ "pipeline.ts": FAIL, "sagewright.config.ts": CONFIG });
    const full = ["/bin/sh", "-c", `exec "$@" > /dev/full`, "sh"];

    const result = await start(folder, argv, {}, full).ended;

    expect(result.code).toBe(3);
    expect(result.stderr).toContain("DISK_FULL stdout");
  },
);

it("helps with a command of two words, in two ways", async () => {
  const folder = project({});
  const help = await sagewright(folder, "help", "catalog", "plan");

  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toContain("Usage: sagewright catalog plan");
  expect(help.stdout).toContain("--detailed-exitcode");
  expect(await sagewright(folder, "catalog", "help", "plan")).toEqual(help);
});

it("has bold headings in help where colour is wanted, and none elsewhere", async () => {
  const folder = project({});
  const forced = await start(folder, ["run", "--help"], { FORCE_COLOR: "1" }).ended;
  const refused = await start(folder, ["run", "--help"], { FORCE_COLOR: "1", NO_COLOR: "1" }).ended;

  expect(forced.stdout).toContain("\x1b[1mOptions:\x1b[22m");
  expect(refused.stdout).not.toContain("\x1b[");
});

it("takes no file for the folder of the records, and no missing file for a pipeline", async () => {
  const folder = project({ "pipeline.ts": FAIL });

  const state = await sagewright(folder, "runs", "list", "--state-dir", "pipeline.ts", "--json");
  const pipeline = await sagewright(folder, "models", "list", "--pipeline", "missing.ts", "--json");

  expect([state.code, pipeline.code]).toEqual([2, 2]);
  expect(document(state).issues).toMatchObject([{ code: "STATE_DIR_NO_FOLDER", path: ["pipeline.ts"] }]);
  expect(document(pipeline).issues).toMatchObject([{ code: "PIPELINE_FILE_MISSING", path: ["missing.ts"] }]);
});

it("prints the version", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(await sagewright(project({}), "--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

it("colours only where it is wanted", async () => {
  const folder = project({});
  const plain = await start(folder, ["check"]).ended;
  const forced = await start(folder, ["check"], { FORCE_COLOR: "1" }).ended;
  const refused = await start(folder, ["check"], { FORCE_COLOR: "1", NO_COLOR: "1" }).ended;
  expect(forced.stderr).toContain("\x1b[31merror");
  expect([plain.stderr, refused.stderr].join()).not.toContain("\x1b[");
});

it("makes a project whose pipeline is right, and refuses to write into one", async () => {
  const folder = project({});
  const made = await sagewright(folder, "init", "My Pipeline", "--template", "minimal", "--json");
  expect(made.code).toBe(0);
  expect(document(made)).toEqual({ directory: join(folder, "My Pipeline"), template: "minimal" });
  expect(made.stderr).toContain("  cd 'My Pipeline'\n  npm install\n");
  const target = join(folder, "My Pipeline");
  expect(JSON.parse(readFileSync(join(target, "package.json"), "utf8"))).toMatchObject({
    name: "my-pipeline",
    // The sources run from a checkout, whose packages are in no registry.
    dependencies: { "@sagewright/cli": `file:${join(import.meta.dirname, "..")}` },
  });
  expect(readFileSync(join(target, ".gitignore"), "utf8")).toContain(".sagewright/");
  expect(await sagewright(target, "check")).toMatchObject({ code: 0, stdout: "" });

  writeFileSync(join(target, "mine.txt"), "mine");
  const before = readdirSync(target, { recursive: true });
  expect(await sagewright(folder, "init", "My Pipeline", "--template", "minimal")).toMatchObject({
    code: 2,
    stdout: "",
  });
  expect(readdirSync(target, { recursive: true })).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
});

it("leaves nothing behind where a project cannot be made", async () => {
  const folder = project({ file: "" });
  const { code, stderr } = await sagewright(folder, "init", "file/inside", "--template", "minimal");
  expect(code).toBe(3);
  expect(stderr).toContain("FILE_NOT_WRITABLE");
  expect(existsSync(join(folder, "file/inside"))).toBe(false);
});
