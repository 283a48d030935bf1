import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { diffDocument } from "../../src/documents/diff.ts";
import { project } from "../project.ts";
import { document, sagewright } from "../sagewright.ts";
import { rowsProject } from "./rows-project.ts";
import { commandLineOn, TARGETS } from "./targets.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = rowsProject();
const file = join(folder, "pipeline.ts");
const ROLE = ["--role-arn", "arn:aws:iam::444455556666:role/ml"];
const first = readFileSync(file, "utf8");

beforeAll(async () => {
  await sagewright(folder, "deploy");
  writeFileSync(
    file,
    first
      .replace('"Least"', '"Fewest"')
      .replace("Least: param", "Fewest: param")
      .replace("params.Least", "params.Fewest"),
  );
  await sagewright(folder, "run", "--json");
  writeFileSync(file, first);
});

describe.each(TARGETS)("a pipeline that is named, %s:", (target) => {
  it("is compared as it is now, and as a version was", async () => {
    const { plain } = await commandLineOn(target, folder);

    const latest = await plain("diff", `${target}:Rows`, "--json");
    const before = await plain("diff", `${target}:Rows@1`, "pipeline.ts");
    const versions = await plain("diff", `${target}:Rows@1`, `${target}:Rows@2`);

    expect(latest.code).toBe(1);
    expect(diffDocument.parse(document(latest))).toMatchObject({
      before: `${target}:Rows`,
      after: "pipeline.ts",
      equal: false,
    });
    expect(before).toEqual({ code: 0, stdout: "No differences.\n", stderr: "" });
    expect(versions.stdout).toContain("Fewest");
  });

  it("is written as TypeScript that compiles to the same", async () => {
    const { plain } = await commandLineOn(target, folder);

    const imported = await plain("import", `${target}:Rows`, "--out", `${target}.ts`);
    const compared = await plain("diff", `${target}:Rows`, `${target}.ts`);

    expect(imported).toMatchObject({ code: 0, stdout: "" });
    const next = `sagewright diff ${target}:Rows ${target}.ts${target === "aws" ? " --endpoint-url http:" : "\n"}`;
    expect(imported.stderr).toContain(next);
    expect(compared).toEqual({ code: 0, stdout: "No differences.\n", stderr: "" });
  });

  it.each([
    ["Row", "PIPELINE_NOT_FOUND", /Did you mean Rows\?/],
    ["Rows@9", "PIPELINE_VERSION_NOT_FOUND", /Leave out @VERSION/],
  ])("is missed with a way on: %s", async (name, issue, hint) => {
    const { plain } = await commandLineOn(target, folder);

    const { code, stdout } = await plain("diff", `${target}:${name}`, "--json");

    expect(JSON.parse(stdout).issues).toMatchObject([{ code: issue, hint: expect.stringMatching(hint) }]);
    expect(code).toBe(2);
  });
});

it.each(TARGETS)("is found by every command where flags say, %s", async (target) => {
  const elsewhere = target === "local" ? project({}) : folder;
  const { plain } = await commandLineOn(target, target === "local" ? elsewhere : folder);
  const place = target === "local" ? ["--state-dir", join(folder, ".sagewright")] : [];

  for (const command of ["compile", "check", "graph", "explain-cache", "run"]) {
    const { code, stderr } = await plain(command, `${target}:Rows`, ...place);
    expect({ command, code, stderr }).toMatchObject({ command, code: 0 });
  }
  const deployed = await plain("deploy", `${target}:Rows`, "--dry-run", ...place);
  expect(deployed.stdout + deployed.stderr).toContain("Unchanged");
  expect(deployed.code).toBe(0);
});

it("is read, deployed and run there where flags say on AWS", async () => {
  const { call } = await commandLineOn("aws", folder);

  const deployed = await call("deploy", "aws:Rows@1", ...ROLE, "--dry-run", "--json");
  const run = await call("run", "aws:Rows", "--json");

  expect(document(deployed)).toMatchObject({ pipelineName: "Rows" });
  expect(document(run)).toMatchObject({ status: "Succeeded" });
});

it("names commands that can be used after it was run here", async () => {
  const { stdout } = await sagewright(folder, "run", "local:Rows");
  const [, argv = ""] = /\(sagewright (runs logs [^)]*)\)/.exec(stdout) ?? [];

  const logs = await sagewright(folder, ...argv.split(" "));

  expect(argv).toMatch(/^runs logs \w+$/);
  expect(logs.code).toBe(0);
});

it("says that nothing differs where a deployment would change nothing, and what it would change with other flags", async () => {
  const own = rowsProject();
  const image = "444455556666.dkr.ecr.us-east-1.amazonaws.com/node:24";
  writeFileSync(join(own, "sagewright.config.ts"), `export default { functionImage: "${image}" };\n`);
  mkdirSync(join(own, ".sagewright/s3/artifacts"), { recursive: true });
  const { call, plain } = await commandLineOn("aws", own);
  const place = ["--role-arn", "arn:aws:iam::444455556666:role/ml", "--bucket", "artifacts"];
  const deployed = await call("deploy", "--name", "rows-nightly", ...place, "--json");

  const same = await plain("diff", "aws:rows-nightly");
  const backwards = await plain("diff", "pipeline.ts", "aws:rows-nightly");
  const moved = await plain("diff", "aws:rows-nightly", "--bucket", "elsewhere");

  expect(document(deployed)).toMatchObject({ change: "created" });
  expect(same).toEqual({ code: 0, stdout: "No differences.\n", stderr: "" });
  expect(backwards).toEqual(same);
  expect(moved.code).toBe(1);
  expect(moved.stdout).toContain("elsewhere");
});
