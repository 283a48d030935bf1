import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { lineFile } from "./line-file.ts";

const folder = mkdtempSync(join(tmpdir(), "sagewright-lines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives the lines of a text, wherever the writer pauses, in the middle of a character, too", () => {
  const path = join(folder, "lines");
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: "grapheme" }).map((line) => line.replace(/\n/g, "")),
        { minLength: 1 },
      ),
      fc.array(fc.nat({ max: 40 })),
      (lines, pauses) => {
        writeFileSync(path, "");
        const file = lineFile(path);
        const bytes = Buffer.from(`${lines.join("\n")}\n`);
        const read: string[] = [];
        let at = 0;
        for (const pause of pauses) {
          appendFileSync(path, bytes.subarray(at, at + pause));
          at += pause;
          read.push(...file.read());
        }
        appendFileSync(path, bytes.subarray(at));
        read.push(...file.close());

        expect(read).toEqual(lines);
      },
    ),
  );
});

it("gives a last line that has no end when the file is closed", () => {
  const path = join(folder, "open");
  writeFileSync(path, "one\ntwo");
  const file = lineFile(path);

  expect(file.read()).toEqual(["one"]);
  expect(file.close()).toEqual(["two"]);
});
