import fc from "fast-check";
import { expect, it } from "vitest";
import { startName, startPrefix } from "./start-name.ts";

const name = (maxLength: number) =>
  fc.stringMatching(new RegExp(`^[A-Za-z0-9][A-Za-z0-9-]{0,${maxLength - 1}}$`));

it("is a name that EventBridge takes, begins with the pipeline's, and is another for another start", () => {
  fc.assert(
    fc.property(name(256), name(64), name(64), (pipeline, one, other) => {
      fc.pre(one !== other);
      expect(startName(pipeline, one)).toMatch(/^[\w.-]{1,64}$/);
      expect(startName(pipeline, one).startsWith(startPrefix(pipeline))).toBe(true);
      expect(startName(pipeline, one)).not.toBe(startName(pipeline, other));
    }),
  );
});

it("is readable where it is short enough", () => {
  expect(startName("penguins", "Nightly")).toBe("penguins-Nightly");
});
