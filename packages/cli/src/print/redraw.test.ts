import { expect, it } from "vitest";
import { redrawOn } from "./redraw.ts";

function canvas(columns: number) {
  const written: string[] = [];
  return { columns, written, write: (text: string) => written.push(text) };
}

it("draws over the lines that it drew before", () => {
  const screen = canvas(80);
  const redraw = redrawOn(screen);
  redraw.draw(["one", "two"]);
  redraw.draw(["three"]);
  expect(screen.written).toEqual(["\x1b[2Kone\n\x1b[2Ktwo\n\x1b[0J", "\x1b[2F\x1b[2Kthree\n\x1b[0J"]);
});

it("counts the rows that lines take once the screen has become narrower", () => {
  const screen = canvas(80);
  const redraw = redrawOn(screen);
  redraw.draw(["x".repeat(25), ""]);
  screen.columns = 10;
  redraw.clear();
  expect(screen.written.at(-1)).toBe("\x1b[4F\x1b[0J");
});

it("has nothing to clear before it has drawn", () => {
  const screen = canvas(80);
  redrawOn(screen).clear();
  expect(screen.written).toEqual([]);
});
