import { describe, expect, it } from "vitest";
import { compositeOf, digestsOf } from "./checksums.ts";

/** The check values of the catalogue of CRCs, for the nine digits. */
const CHECK = new TextEncoder().encode("123456789");

describe("checksums", () => {
  it.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
    ["sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
  ] as const)("of %s are those of the catalogue, however the data are cut", (algorithm, expected) => {
    for (const cut of [0, 1, 5]) {
      const digests = digestsOf([algorithm]);
      digests.update(CHECK.subarray(0, cut));
      digests.update(CHECK.subarray(cut));

      const value = digests.values()[algorithm] ?? "";

      expect(Buffer.from(value, "base64").toString("hex")).toBe(expected);
    }
  });

  it("of parts are taken again, with the number of parts", () => {
    const digests = digestsOf(["sha1"]);
    digests.update(CHECK);
    const { sha1 = "" } = digests.values();

    expect(compositeOf("sha1", [sha1])).toMatch(/^[\w+/=]+-1$/);
    expect(compositeOf("sha1", [sha1, sha1])).toMatch(/^[\w+/=]+-2$/);
    expect(compositeOf("sha1", [sha1])).not.toContain(sha1);
  });
});
