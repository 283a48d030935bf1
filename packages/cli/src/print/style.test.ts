import { expect, it } from "vitest";
import { styleFor, wantsColour } from "./style.ts";

it.each([
  ["a terminal", true, {}, true],
  ["a file", false, {}, false],
  ["a dumb terminal", true, { TERM: "dumb" }, false],
  ["a terminal with NO_COLOR", true, { NO_COLOR: "1" }, false],
  ["a terminal with an empty NO_COLOR", true, { NO_COLOR: "" }, true],
  ["a file with FORCE_COLOR", false, { FORCE_COLOR: "1" }, true],
  ["a terminal with FORCE_COLOR=0", true, { FORCE_COLOR: "0" }, false],
  ["both variables", true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
])("decides on colour for %s", (_, isTTY, environment, wanted) => {
  expect(wantsColour({ isTTY }, environment)).toBe(wanted);
});

it("leaves a text alone where there is no colour", () => {
  expect(styleFor({ isTTY: false }, {})("red", "a")).toBe("a");
  expect(styleFor({ isTTY: true }, {})("red", "a")).toBe("\x1b[31ma\x1b[39m");
});
