import { expect, it } from "vitest";
import { displayPath, placeInStackLine } from "./place.ts";

it.each([
  ["    at f (file:///a/b%20c.ts:3:5)", { path: "/a/b c.ts", line: 3, column: 5 }],
  ["    at file:///a/b.ts?v=1:3:5", { path: "/a/b.ts", line: 3, column: 5 }],
  ["file:///a/b.ts:7", { path: "/a/b.ts", line: 7, column: 1 }],
  ["    at f (file:///a(1)/b.ts:3:5)", { path: "/a(1)/b.ts", line: 3, column: 5 }],
  ["    at Object.f (/a (1)/b.cjs:3:5)", { path: "/a (1)/b.cjs", line: 3, column: 5 }],
  ["    at eval (eval at f (file:///a/b.ts:3:5), <anonymous>:1:1)", undefined],
  ["    at Object.f (/a/b.cjs:3:5)", { path: "/a/b.cjs", line: 3, column: 5 }],
  ["    at ModuleJob.run (node:internal/modules/esm/module_job:561:25)", undefined],
  ["    at new Promise (<anonymous>)", undefined],
])("finds the place in %j", (line, place) => {
  expect(placeInStackLine(line)).toEqual(place);
});

it("writes a path as one would from here, unless it lies far away", () => {
  expect(displayPath("/a/b/c.ts", "/a")).toBe("b/c.ts");
  expect(displayPath("/a/c.ts", "/a/b")).toBe("../c.ts");
  expect(displayPath("/x/c.ts", "/a/b/d")).toBe("/x/c.ts");
  expect(displayPath("/a", "/a")).toBe(".");
});
