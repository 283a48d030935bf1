import fc from "fast-check";
import { expect, it } from "vitest";
import { spacedJson } from "./spaced-json.ts";

it("writes what Python writes", () => {
  expect(spacedJson({ csv: { header: true, names: ["a, b", 'say "c": d'], n: null } })).toBe(
    '{"csv": {"header": true, "names": ["a, b", "say \\"c\\": d"], "n": null}}',
  );
});

it("says the same as without spaces", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.parse(spacedJson(JSON.parse(text)))).toEqual(JSON.parse(text));
    }),
  );
});
