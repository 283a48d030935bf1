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

it("goes on with its last column below itself where the screen ends, word by word", () => {
  const rows = [
    ["Train", "miss", "the content of steps/train.ts is not what it was"],
    ["Evaluate", "hit", "results of azxrp3jzu3fd"],
  ];
  expect(table(rows, 44)).toBe(`Train     miss  the content of
                steps/train.ts is not what
                it was
Evaluate  hit   results of azxrp3jzu3fd
`);
  expect(table(rows, 30)).toBe(`Train     miss
  the content of steps/train.ts is not what it was
Evaluate  hit
  results of azxrp3jzu3fd
`);
});

it("leaves words whole that are longer than the screen has room for", () => {
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:model-package/penguins/1";
  expect(table([["a", `see ${arn}`]], 40)).toBe(`a  see\n   ${arn}\n`);
});
