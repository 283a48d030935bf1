import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localS3 } from "../../../test/local-s3.ts";
import { unchunked } from "./chunked-body.ts";
import { contentsOf, textOf } from "./xml.ts";

const segment = fc.oneof(
  fc.constantFrom("", ".", "..", "%2e%2e", "%", "a", "b", "%unfinished-1", "state.db"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
const key = fc
  .array(segment, { minLength: 1, maxLength: 5 })
  .map((segments) => segments.join("/"))
  .filter((text) => text !== "" && text.isWellFormed() && !text.includes("\0"));

describe("laws of the local S3", () => {
  it("an object is found by its key alone, and lies in its bucket", async () => {
    await fc.assert(
      fc.asyncProperty(key, async (name) => {
        const { ask, stateDir } = await localS3();

        const put = await ask("PUT", `/bucket/${encodeURIComponent(name)}`, { body: name });
        const got = await ask("GET", `/bucket/${encodeURIComponent(name)}`);

        expect(put.status).toBe(200);
        expect(await got.text()).toBe(name);
        expect(readdirSync(stateDir).sort()).toEqual(["s3", "s3-metadata", "s3-uploads"]);
        expect(readdirSync(`${stateDir}/s3`)).toEqual(["bucket"]);
      }),
      { numRuns: 25 },
    );
  });

  it("the pages of a list are the list, whatever their size", async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-c]{1,3}(-[a-c]){0,2}$/), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom("", "-"),
        async (keys, size, delimiter) => {
          const { ask } = await localS3();
          for (const name of keys) await ask("PUT", `/bucket/${name}`, { body: name });
          const list = async (query: string) =>
            (await ask("GET", `/bucket?list-type=2&delimiter=${delimiter}&${query}`)).text();
          const entriesOf = (xml: string) => [
            ...contentsOf("Key", xml),
            ...contentsOf("CommonPrefixes", xml),
          ];

          const paged: string[] = [];
          for (let token: string | undefined = ""; token !== undefined; ) {
            const xml = await list(`max-keys=${size}${token === "" ? "" : `&continuation-token=${token}`}`);
            paged.push(...entriesOf(xml));
            token = textOf("NextContinuationToken", xml);
          }

          expect(paged.sort()).toEqual(entriesOf(await list("")).sort());
        },
      ),
      { numRuns: 25 },
    );
  });

  it("a framed body is the same, however it is framed and cut", async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(bytes, { maxLength: 6 }),
        fc.integer({ min: 1, max: 17 }),
        async (chunks, cut) => {
          const framed = Buffer.concat([
            ...chunks.flatMap((chunk) => [
              Buffer.from(`${chunk.length.toString(16)};chunk-signature=x\r\n`),
              chunk,
              Buffer.from("\r\n"),
            ]),
            Buffer.from("0\r\nx-amz-checksum-crc32:abc=\r\n\r\n"),
          ]);
          async function* pieces() {
            for (let at = 0; at < framed.length; at += cut) yield framed.subarray(at, at + cut);
          }
          const trailers: string[] = [];

          const data: Uint8Array[] = [];
          for await (const piece of unchunked(pieces(), (name, value) => trailers.push(`${name}=${value}`)))
            data.push(piece);

          expect(Buffer.concat(data)).toEqual(Buffer.concat(chunks));
          expect(trailers).toEqual(["x-amz-checksum-crc32=abc="]);
        },
      ),
    );
  });
});
