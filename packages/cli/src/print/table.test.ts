import { expect, it } from "vitest";
import { table } from "./table.ts";

it("lines columns up by what is seen of the cells", () => {
  expect(
    table([
      ["\x1b[1mID\x1b[22m", "STATUS", "WHY"],
      ["k3x9", "\x1b[32mok\x1b[39m", ""],
    ]),
  ).toBe("\x1b[1mID\x1b[22m    STATUS  WHY\nk3x9  \x1b[32mok\x1b[39m\n");
});
