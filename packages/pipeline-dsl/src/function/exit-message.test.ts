import fc from "fast-check";
import { expect, it } from "vitest";
import { cutToBytes } from "./exit-message.ts";

it("keeps the longest beginning that fits and is whole characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(40), (text, bytes) => {
      const cut = cutToBytes(text, bytes);

      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes);
      expect(text.startsWith(cut)).toBe(true);
      const [next = ""] = text.slice(cut.length);
      if (cut !== text) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(bytes);
    }),
  );
});
