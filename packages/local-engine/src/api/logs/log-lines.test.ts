import { appendFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../test/engine-fixture.ts";
import { LOG_START, type LogPosition, linesOf } from "./log-lines.ts";

const line = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .filter((text) => text.isWellFormed() && !/[\r\n]/.test(text));

describe("lines of a log", () => {
  it("are the same from any of them on", () => {
    const file = `${temporaryFolder()}/log`;
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.nat(), (texts, pick) => {
        writeFileSync(file, `${texts.join("\n")}\n`);
        const all = [...linesOf(file, LOG_START, true)];
        const at = all[pick % all.length]?.next ?? LOG_START;

        const rest = [...linesOf(file, at, true)];

        expect(all.map(({ text }) => text)).toEqual(texts);
        expect(rest).toEqual(all.slice((pick % all.length) + 1));
      }),
    );
  });

  it("of a log that grows are read once each, whole ones only", () => {
    const file = `${temporaryFolder()}/log`;
    writeFileSync(file, "one\ntw");
    const read = (from: LogPosition, hasEnded = false) => [...linesOf(file, from, hasEnded)];

    const first = read(LOG_START);
    appendFileSync(file, "o\nthree");
    const second = read(first.at(-1)?.next ?? LOG_START);
    const third = read(second.at(-1)?.next ?? LOG_START);
    const last = read(second.at(-1)?.next ?? LOG_START, true);

    expect([first, second, third, last].map((lines) => lines.map(({ text }) => text))).toEqual([
      ["one"],
      ["two"],
      [],
      ["three"],
    ]);
  });

  it("of a log that is not there are none", () => {
    expect([...linesOf(`${temporaryFolder()}/none`, LOG_START, true)]).toEqual([]);
  });
});
