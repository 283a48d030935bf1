import fc from "fast-check";
import { unzipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { zip } from "./zip.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The central directory's records: name and the mode of each file. */
function modesOf(archive: Uint8Array): Record<string, string> {
  const view = Buffer.from(archive);
  const modes: Record<string, string> = {};
  for (let at = view.indexOf("PK\u0001\u0002", 0, "latin1"); at !== -1; ) {
    const name = view.toString("utf8", at + 46, at + 46 + view.readUInt16LE(at + 28));
    modes[name] = (view.readUInt32LE(at + 38) >>> 16).toString(8);
    at = view.indexOf("PK\u0001\u0002", at + 46, "latin1");
  }
  return modes;
}

describe("zip", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it("keeps every byte, whatever the order in which files are given", () => {
    const path = fc.stringMatching(/^[a-zü][a-z0-9._-]{0,8}(?:\/[a-z][a-z0-9._-]{0,8}){0,2}$/u);
    fc.assert(
      fc.property(fc.dictionary(path, fc.uint8Array({ maxLength: 64 })), (files) => {
        const entries = Object.entries(files);
        const archive = zip(new Map(entries));
        expect(Buffer.from(zip(new Map(entries.toReversed())))).toEqual(Buffer.from(archive));
        const unpacked = Object.entries(unzipSync(archive)).map(([name, content]) => [name, [...content]]);
        expect(Object.fromEntries(unpacked)).toEqual(
          Object.fromEntries(entries.map(([name, content]) => [name, [...content]])),
        );
      }),
    );
  });

  it("is the same in every time zone", () => {
    const files = new Map([["a", bytes("a")]]);
    process.env.TZ = "Pacific/Auckland";
    const there = zip(files);
    process.env.TZ = "America/Los_Angeles";
    expect(Buffer.from(zip(files))).toEqual(Buffer.from(there));
  });

  it("lets a script be executed, and nothing else", () => {
    const files = new Map([
      ["run.sh", bytes("#!/bin/sh\n")],
      ["empty", new Uint8Array()],
      ["text", bytes("# no script\n")],
    ]);
    expect(modesOf(zip(files))).toEqual({ "run.sh": "100755", empty: "100644", text: "100644" });
  });
});
