import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { codesOf, fakeEngine, temporaryFolder } from "../test/engine-fixture.ts";

it("copies files and folders to where their S3 URIs lie", async () => {
  const { engine } = await fakeEngine();
  const folder = temporaryFolder();
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "sub", "x.csv"), "1,2");

  await engine.putFile("s3://b/one.csv", join(folder, "sub", "x.csv"));
  await engine.putDirectory("s3://b/all", folder);

  expect(readFileSync(engine.pathOf("s3://b/one.csv"), "utf8")).toBe("1,2");
  expect(readFileSync(engine.pathOf("s3://b/all/sub/x.csv"), "utf8")).toBe("1,2");
});

it("says which file or folder is missing", async () => {
  const { engine, stateDir } = await fakeEngine();

  expect(await codesOf(() => engine.putFile("s3://b/x", join(stateDir, "nothing")))).toEqual([
    "INPUT_FILE_MISSING",
  ]);
  expect(await codesOf(() => engine.putFile("s3://b/x", stateDir))).toEqual(["INPUT_FILE_MISSING"]);
  expect(await codesOf(() => engine.putDirectory("s3://b/x", join(stateDir, "state.db")))).toEqual([
    "INPUT_FILE_MISSING",
  ]);
});
