import { copyFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { systemIssue } from "./system-issue.ts";

function errorOf(task: () => void): unknown {
  try {
    task();
  } catch (error) {
    return error;
  }
  return undefined;
}

it("knows a disk without room", () => {
  expect(systemIssue(errorOf(() => writeFileSync("/dev/full", "a")))).toMatchObject({ code: "DISK_FULL" });
});

it("names the target of a copy", () => {
  expect(systemIssue(errorOf(() => copyFileSync(import.meta.filename, "/dev/null/a")))).toMatchObject({
    path: ["/dev/null/a"],
  });
});

it("knows a path that cannot be written", () => {
  expect(systemIssue(errorOf(() => writeFileSync("/dev/null/a", "a")))).toMatchObject({
    code: "FILE_NOT_WRITABLE",
    path: ["/dev/null/a"],
    message: expect.stringContaining("a part of the path is a file"),
  });
});

it.each([
  ["/dev/null/graph.svg.123.new", "/dev/null/graph.svg"],
  ["/dev/null/.project.123.new", "/dev/null/project"],
  ["/dev/null/.catalog.123.new/cdk.tf.json", "/dev/null/catalog/cdk.tf.json"],
  ["/dev/null/code/%unfinished-123-0", "/dev/null/code"],
])("names what was to come of %s", (beside, path) => {
  expect(systemIssue(errorOf(() => writeFileSync(beside, "a")))).toMatchObject({ path: [path] });
});

it("leaves other errors alone", () => {
  expect(systemIssue(new TypeError("x"))).toBeUndefined();
  expect(systemIssue(Object.assign(new Error("x"), { code: "ENOENT" }))).toBeUndefined();
});
