import { existsSync, readdirSync, utimesSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { localS3 } from "../../../test/local-s3.ts";
import { digestsOf } from "./checksums.ts";
import { textOf } from "./xml.ts";

const BIG = new Uint8Array(5 * 1024 * 1024).fill(7);

function crcOf(...pieces: readonly Uint8Array[]): string {
  const digests = digestsOf(["crc32"]);
  for (const piece of pieces) digests.update(piece);
  return digests.values().crc32 ?? "";
}

async function upload(headers: Readonly<Record<string, string>> = {}) {
  const s3 = await localS3();
  const begun = await s3.ask("POST", "/bucket/a?uploads", { headers });
  const id = textOf("UploadId", await begun.text()) ?? "";
  const part = async (number: number, body: Uint8Array<ArrayBuffer>) => {
    const crc = crcOf(body);
    const sent = await s3.ask("PUT", `/bucket/a?uploadId=${id}&partNumber=${number}`, {
      headers: { "x-amz-checksum-crc32": crc },
      body,
    });
    return `<Part><PartNumber>${number}</PartNumber><ETag>${sent.headers.get("etag")?.replaceAll('"', "&quot;")}</ETag><ChecksumCRC32>${crc}</ChecksumCRC32></Part>`;
  };
  const complete = (parts: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    s3.ask("POST", `/bucket/a?uploadId=${id}`, {
      headers: more,
      body: `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`,
    });
  return { ...s3, id, part, complete };
}

describe("uploads in parts", () => {
  it("make one object of the parts, and say the same to who asks again", async () => {
    const { ask, part, complete, stateDir } = await upload({
      "content-type": "text/plain",
      "x-amz-checksum-algorithm": "CRC32",
    });
    const small = new Uint8Array([1, 2, 3]);
    const parts = [await part(1, BIG), await part(2, small)];

    const answers = [await (await complete(parts)).text(), await (await complete(parts)).text()];

    const got = await ask("GET", "/bucket/a", { headers: { "x-amz-checksum-mode": "ENABLED" } });
    expect(Buffer.concat([BIG, small]).equals(Buffer.from(await got.arrayBuffer()))).toBe(true);
    expect(answers[1]).toBe(answers[0]);
    expect(answers[0]).toContain("-2&quot;</ETag>");
    expect(got.headers.get("x-amz-checksum-crc32")).toMatch(/-2$/);
    expect(got.headers.get("content-type")).toBe("text/plain");
    expect(readdirSync(`${stateDir}/s3-uploads`)).toHaveLength(1);
  });

  it("check the whole object's checksum, and then change nothing", async () => {
    const { ask, part, complete } = await upload({
      "x-amz-checksum-algorithm": "CRC32",
      "x-amz-checksum-type": "FULL_OBJECT",
    });
    const small = new Uint8Array([1, 2, 3]);
    const parts = [await part(1, BIG), await part(2, small)];

    const wrong = await complete(parts, { "x-amz-checksum-crc32": crcOf(BIG) });
    const missing = await ask("HEAD", "/bucket/a");
    const right = await complete(parts, { "x-amz-checksum-crc32": crcOf(BIG, small) });

    expect(await wrong.text()).toContain("BadDigest");
    expect(missing.status).toBe(404);
    expect(textOf("ChecksumCRC32", await right.text())).toBe(crcOf(BIG, small));
  });

  it.each([
    ["EntityTooSmall", (one: string, two: string) => [two, one]],
    ["InvalidPart", (one: string) => [one.replace(/<ETag>.*<\/ETag>/, "<ETag>x</ETag>")]],
    [
      "InvalidPart",
      (one: string) => [
        one.replace(/<ChecksumCRC32>.*<\/ChecksumCRC32>/, "<ChecksumCRC32>x</ChecksumCRC32>"),
      ],
    ],
    ["InvalidPart", () => ["<Part><PartNumber>9</PartNumber><ETag>x</ETag></Part>"]],
    ["MalformedXML", () => []],
  ])("are refused with %s", async (code, listed) => {
    const { codeOf, part, complete } = await upload();
    const two = await part(1, new Uint8Array([1]));
    const one = await part(2, new Uint8Array([2]));

    expect(await codeOf(complete(listed(one, two)))).toBe(code);
  });

  it("list their parts in order", async () => {
    const { codeOf, part, complete } = await upload();
    const parts = [await part(1, BIG), await part(2, BIG)];

    expect(await codeOf(complete([...parts].reverse()))).toBe("InvalidPartOrder");
  });

  it("are listed while they are open, with their parts", async () => {
    const { ask, codeOf, id, part, complete } = await upload();
    const parts = [await part(1, new Uint8Array([1]))];
    await ask("POST", "/bucket/b?uploads");

    const first = await (await ask("GET", "/bucket?uploads&max-uploads=1")).text();
    const second = await (await ask("GET", `/bucket?uploads&key-marker=a&upload-id-marker=${id}`)).text();
    const listed = await (await ask("GET", `/bucket/a?uploadId=${id}`)).text();
    await complete(parts);

    expect([textOf("Key", first), textOf("UploadId", first), textOf("IsTruncated", first)]).toEqual([
      "a",
      id,
      "true",
    ]);
    expect([textOf("NextKeyMarker", first), textOf("NextUploadIdMarker", first)]).toEqual(["a", id]);
    expect([textOf("Key", second), textOf("IsTruncated", second)]).toEqual(["b", "false"]);
    expect([textOf("PartNumber", listed), textOf("Size", listed)]).toEqual(["1", "1"]);
    expect(await (await ask("GET", "/bucket?uploads&prefix=a")).text()).not.toContain("<Upload>");
    expect(await codeOf(ask("GET", "/bucket?uploads&delimiter=/"))).toBe("NotImplemented");
  });

  it("leave nothing when they are aborted", async () => {
    const { ask, codeOf, id, part, stateDir } = await upload();
    await part(1, BIG);

    const aborted = await ask("DELETE", `/bucket/a?uploadId=${id}`);

    expect(aborted.status).toBe(204);
    expect(readdirSync(`${stateDir}/s3-uploads`)).toEqual([]);
    expect(await codeOf(ask("PUT", `/bucket/a?uploadId=${id}&partNumber=1`, { body: "1" }))).toBe(
      "NoSuchUpload",
    );
  });

  it("forget what they answered after a day", async () => {
    const { ask, id, part, complete, stateDir } = await upload();
    await complete([await part(1, BIG)]);
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    await ask("POST", "/bucket/b?uploads");
    const kept = existsSync(`${stateDir}/s3-uploads/${id}`);

    utimesSync(`${stateDir}/s3-uploads/${id}/completed.json`, yesterday, yesterday);
    await ask("POST", "/bucket/c?uploads");

    expect([kept, existsSync(`${stateDir}/s3-uploads/${id}`)]).toEqual([true, false]);
  });

  it("belong to one key", async () => {
    const { ask, codeOf, id } = await upload();

    expect(await codeOf(ask("PUT", `/bucket/b?uploadId=${id}&partNumber=1`, { body: "1" }))).toBe(
      "NoSuchUpload",
    );
  });
});
