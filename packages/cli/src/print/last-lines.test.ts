import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { project } from "../../test/project.ts";
import { lastLines } from "./last-lines.ts";

it("reads the end of a log of any length", async () => {
  const file = join(project({}), "a.log");
  writeFileSync(file, Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join(""));
  expect(await lastLines(file, 2)).toEqual(["line 99998", "line 99999"]);
});

it("reads a short log, and none", async () => {
  const file = join(project({ "a.log": "only" }), "a.log");
  expect(await lastLines(file, 10)).toEqual(["only"]);
  expect(await lastLines(`${file}.none`, 10)).toEqual([]);
});
