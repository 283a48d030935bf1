import fc from "fast-check";
import { expect, it } from "vitest";
import { packetLine, packetLines } from "./packet-line.ts";

const texts = (answer: Buffer) => [...packetLines(answer)].map(({ text }) => text);

it("reads the lines that it writes", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 })), (lines) => {
      expect(texts(Buffer.from(lines.map(packetLine).join("")))).toEqual(lines);
    }),
  );
});

it("ends, whatever it is given", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(texts(Buffer.from(bytes)).length).toBeLessThanOrEqual(bytes.length / 4);
    }),
  );
});

it("passes over the ends of sections and stops before a pack", () => {
  const answer = Buffer.from(`${packetLine("shallow x\n")}0000${packetLine("NAK\n")}PACK0000`);
  expect(texts(answer)).toEqual(["shallow x\n", "", "NAK\n"]);
});
