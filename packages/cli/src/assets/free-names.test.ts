import { parse } from "acorn";
import { expect, it } from "vitest";
import { freeNames } from "./free-names.ts";

const free = (source: string): string[] =>
  [...freeNames(parse(source, { ecmaVersion: "latest", sourceType: "module" }))].toSorted();

it.each([
  ["a.b[c].d", ["a", "c"]],
  ["({ a, b: c, [d]: e, f() { return g; } })", ["a", "c", "d", "e", "g"]],
  ["({ a, b: [c = d], ...e }) => { a; c; e; f; }", ["d", "f"]],
  ["function f(x = y) { var z; return f(x, z, arguments); }", ["y"]],
  ["(function g() { g(); }); g()", ["g"]],
  ["{ const a = 1; a; } a", ["a"]],
  ["{ var a = 1; } a", []],
  ["for (const i of xs) { i; } i", ["i", "xs"]],
  ["for (let i = 0; i < n; i++) {}", ["n"]],
  ["switch (a) { case b: let c = 1; c; }", ["a", "b"]],
  ["try { a(); } catch ({ code, [k]: v = d }) { code; v; }", ["a", "d", "k"]],
  [
    "class A extends B { #p = c; static { var q = 1; q; A; } m() { return this.#p; } [n]() {} }",
    ["B", "c", "n"],
  ],
  ["outer: for (;;) { break outer; }", []],
  ["[a, { b: c.d }] = e", ["a", "c", "e"]],
  ["import.meta.url; tag`a`;", ["tag"]],
  ["async (x) => { await x; for await (const y of z()) y; }", ["z"]],
])("finds the free names of %s", (source, names) => {
  expect(free(source)).toEqual(names);
});
