import fc from "fast-check";
import { expect, it } from "vitest";
import { packageNameOf } from "./package-name.ts";

it.each([
  ["penguins", "penguins"],
  ["My Pipeline", "my-pipeline"],
  ["_private.thing", "private.thing"],
  ["Größe", "gro-e"],
  ["日本", "my-pipeline"],
  ["node_modules", "my-pipeline"],
])("makes of the folder %j the name %j", (folder, name) => {
  expect(packageNameOf(folder)).toBe(name);
});

it("always makes a name that npm takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (folder) => {
      expect(packageNameOf(folder)).toMatch(/^[a-z0-9][a-z0-9._~-]{0,213}$/);
    }),
  );
});
