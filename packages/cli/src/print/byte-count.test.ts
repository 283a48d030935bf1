import { expect, it } from "vitest";
import { byteCount } from "./byte-count.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 KiB"],
  [1024 * 1024 * 4.2, "4.2 MiB"],
  [1024 * 1024 * 118, "118 MiB"],
  [1024 ** 5 * 3, "3072 TiB"],
])("says %d as %s", (bytes, text) => {
  expect(byteCount(bytes)).toBe(text);
});
