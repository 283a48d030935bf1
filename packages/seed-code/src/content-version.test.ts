import fc from "fast-check";
import { expect, it } from "vitest";
import { contentVersion } from "./content-version.ts";

const texts = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.string({ maxLength: 8 }), {
  maxKeys: 4,
});

const filesOf = (entries: readonly (readonly [string, string])[]) =>
  new Map(entries.map(([path, text]) => [path, new TextEncoder().encode(text)]));

it("is the same in whatever order the files come", () => {
  fc.assert(
    fc.property(texts, (files) => {
      const entries = Object.entries(files);
      expect(contentVersion(filesOf(entries))).toBe(contentVersion(filesOf(entries.toReversed())));
    }),
  );
});

it("is another one for other files", () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const same =
        JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
      const versions = [one, other].map((files) => contentVersion(filesOf(Object.entries(files))));
      expect(versions[0] === versions[1]).toBe(same);
    }),
  );
});

it.each([
  ["a name that takes a byte of the content", { ab: "c" }, { a: "bc" }],
  ["a file in two", { a: "xy" }, { a: "x", b: "y" }],
  ["a file in a folder", { "a/b": "" }, { a: "", b: "" }],
])("tells apart %s", (_, one, other) => {
  expect(contentVersion(filesOf(Object.entries(one)))).not.toBe(
    contentVersion(filesOf(Object.entries(other))),
  );
});
