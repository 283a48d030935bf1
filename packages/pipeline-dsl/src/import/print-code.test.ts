import { expect, it } from "vitest";
import { as, call, keyText, list, member, object, quoted } from "./code.ts";
import { printCode } from "./print-code.ts";

it("stays on one line while it fits", () => {
  const code = call("step.fail", quoted("Stop"), object([["errorMessage", quoted("too much")]]));

  expect(printCode(code)).toBe('step.fail("Stop", { errorMessage: "too much" })');
});

it("breaks the outermost first, and what stands last in a call begins beside it", () => {
  const long = quoted("x".repeat(60));
  const code = call(
    "f",
    quoted("a"),
    object([
      ["texts", list([long, long])],
      ["x", "x"],
    ]),
  );

  expect(printCode(code)).toBe(`f("a", {\n  texts: [\n    ${long},\n    ${long},\n  ],\n  x,\n})`);
});

it("puts objects that say several things below each other", () => {
  const item = object([
    ["a", "1"],
    ["b", "2"],
  ]);

  expect(printCode(list([item, item]))).toBe("[\n  { a: 1, b: 2 },\n  { a: 1, b: 2 },\n]");
});

it("writes members and keys that are no names in brackets and quotes", () => {
  expect(printCode(as(member("params", "a-b"), "never"))).toBe('params["a-b"] as never');
  expect(printCode(object([["a b", "1"]]))).toBe('{ "a b": 1 }');
  expect(keyText("__proto__")).toBe('["__proto__"]');
});

it("takes the quotes that need fewer escapes", () => {
  expect([quoted("it's"), quoted('"a"'), quoted(`'"'`)]).toEqual([`"it's"`, `'"a"'`, `"'\\"'"`]);
});

it("leaves nothing in a template that would end it", () => {
  const parts = [{ literal: "`\u0024{x}\\" }, { value: "ref" }] as const;

  expect(printCode({ kind: "template", tag: "text", parts })).toBe("text`\\`\\\u0024{x}\\\\\u0024{ref}`");
});
