import { expect, it } from "vitest";
import { plainLine, plainText } from "./plain.ts";

it("takes the power over a terminal from a text", () => {
  expect(plainText("a\x1b[2J\x1b]0;title\x07b\r\n\tc\x00")).toBe("ab\n\tc\u{FFFD}");
});

it("takes the power over the direction of reading from a text", () => {
  expect(plainText("a\u202Eb\u2066c\u200F")).toBe("a\u{FFFD}b\u{FFFD}c\u{FFFD}");
});

it("puts a text on one line of bounded length", () => {
  expect(plainLine("ü 🐧\n  at b\r\n")).toBe("ü 🐧 at b ");
  expect(plainLine("x".repeat(1_000_000))).toHaveLength(501);
});
