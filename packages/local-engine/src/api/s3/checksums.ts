import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { crc32c, crc64nvme } from "./crc.ts";
import { S3Error } from "./s3-error.ts";

/** The checksums that S3 knows, as in `x-amz-checksum-…`. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
export const ALGORITHMS = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** In base64, as they are sent. */
export type Checksums = Partial<Readonly<Record<Algorithm, string>>>;

/** A checksum that grows with each piece of the data. */
export interface Digest {
  update(data: Uint8Array): void;
  bytes(): Buffer;
}

const hash = (name: string): Digest => {
  const state = createHash(name);
  return {
    update(data) {
      state.update(data);
    },
    bytes: () => state.digest(),
  };
};

const DIGESTS: Readonly<Record<Algorithm, () => Digest>> = {
  crc32() {
    let value = 0;
    return {
      update(data) {
        value = crc32(data, value);
      },
      bytes() {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(value);
        return bytes;
      },
    };
  },
  crc32c,
  crc64nvme,
  sha1: () => hash("sha1"),
  sha256: () => hash("sha256"),
};

export const md5 = (): Digest => hash("md5");

/** Digests of data by several algorithms at once. */
export interface Digests {
  update(data: Uint8Array): void;
  values(): Checksums;
}

export function digestsOf(algorithms: Iterable<Algorithm>): Digests {
  const digests = [...new Set(algorithms)].map((algorithm) => [algorithm, DIGESTS[algorithm]()] as const);
  return {
    update(data) {
      for (const [, digest] of digests) digest.update(data);
    },
    values: () =>
      Object.fromEntries(
        digests.map(([algorithm, digest]) => [algorithm, digest.bytes().toString("base64")]),
      ),
  };
}

/** The checksum of an object that came in parts: that of the checksums of its parts. */
export function compositeOf(algorithm: Algorithm, parts: readonly string[]): string {
  const digest = DIGESTS[algorithm]();
  for (const part of parts) digest.update(Buffer.from(part, "base64"));
  return `${digest.bytes().toString("base64")}-${parts.length}`;
}

export function checksumsIn(headers: Headers): Checksums {
  const found: [Algorithm, string][] = [];
  for (const algorithm of ALGORITHMS) {
    const value = headers.get(headerOf(algorithm));
    if (value !== null) found.push([algorithm, value]);
  }
  return Object.fromEntries(found);
}

export const headerOf = (algorithm: Algorithm): string => `x-amz-checksum-${algorithm}`;

/** `x-amz-checksum-algorithm`, `x-amz-sdk-checksum-algorithm` or a trailer's name; nothing for no algorithm. */
export function algorithmNamed(name: string | null): Algorithm | undefined {
  const wanted = name?.trim().toLowerCase().replace("x-amz-checksum-", "");
  return ALGORITHMS.find((algorithm) => algorithm === wanted);
}

/** `<ChecksumCRC32>`: the member of an XML answer. */
export const memberOf = (algorithm: Algorithm): string => `Checksum${algorithm.toUpperCase()}`;

/** Throws S3Error where what came is not what was sent. */
export function checkChecksums(expected: Checksums, actual: Checksums): void {
  for (const algorithm of ALGORITHMS) {
    if (expected[algorithm] === undefined || expected[algorithm] === actual[algorithm]) continue;
    throw new S3Error(
      "BadDigest",
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
}
