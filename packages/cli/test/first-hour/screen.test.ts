import { expect, it } from "vitest";
import { screenOf } from "./screen.ts";

it("shows what is left once lines were drawn over", () => {
  const { rows } = screenOf(
    "run\r\nTrain waiting\r\n\x1b[1F\x1b[2K\x1b[32mTrain\x1b[39m done\r\n\x1b[0Jend",
    40,
  );
  expect(rows).toEqual(["run", "Train done", "end"]);
});

it("tells of rubbish that a wrong count of rows leaves", () => {
  expect(screenOf("one\r\ntwo\r\n\x1b[1Fthree\r\n", 40).rows).toEqual(["one", "three", ""]);
});

it("tells which lines are wider than the terminal, as long as they are seen", () => {
  expect(screenOf("abcdef\r\nabc", 4)).toMatchObject({ rows: ["abcd", "ef", "abc"], broken: ["abcdef"] });
  expect(screenOf("abcdefghij", 4).broken).toEqual(["abcdefghij"]);
  expect(screenOf("abcd\r\nab", 4)).toMatchObject({ rows: ["abcd", "ab"], broken: [] });
  expect(screenOf("abcdef\x1b[1F\x1b[0J", 4).broken).toEqual([]);
});

it("tells what state a terminal is left in", () => {
  expect(screenOf("\x1b[?25l\x1b[1;31mred", 40)).toMatchObject({
    isCursorVisible: false,
    isPlainAtEnd: false,
  });
  expect(screenOf("\x1b[?25l\x1b[31mred\x1b[39m\x1b[?25h", 40)).toMatchObject({
    isCursorVisible: true,
    isPlainAtEnd: true,
  });
});
