import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { storedZip } from "./stored-zip.ts";

const READ = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[i.filename, archive.read(i).decode(), oct(i.external_attr >> 16)] for i in archive.infolist()]))
`;

it("is read by another's reader, with contents and modes", () => {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-zip-"));
  const path = join(folder, "code.zip");
  const files = [
    { name: "main.mjs", content: Buffer.from("export const handler = () => 'ünï';") },
    { name: "main.mjs.map", content: Buffer.from("") },
  ];
  writeFileSync(path, storedZip(files));

  const { stdout, stderr } = spawnSync("python3", ["-c", READ, path], { encoding: "utf8" });
  rmSync(folder, { recursive: true });

  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual(files.map(({ name, content }) => [name, String(content), "0o100644"]));
});
