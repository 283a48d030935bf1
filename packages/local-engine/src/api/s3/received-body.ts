import { rmSync } from "node:fs";
import { open } from "node:fs/promises";
import {
  type Algorithm,
  algorithmNamed,
  type Checksums,
  checkChecksums,
  checksumsIn,
  digestsOf,
  md5,
} from "./checksums.ts";
import { incomplete, unchunked } from "./chunked-body.ts";
import { S3Error } from "./s3-error.ts";

/** A body that lies in a file, and is what its sender meant. */
export interface ReceivedBody {
  /** Hexadecimal. */
  readonly md5: string;
  readonly size: number;
  /** The checksums that the sender gave, or asked for. */
  readonly checksums: Checksums;
}

/** S3's own limit for one request. Bytes. */
const MAX_SIZE = 5 * 1024 ** 3;

/** Writes the body of a request to a file; nothing stays of one that is not whole or not as its checksums say. */
export async function receive({ headers, body }: Request, file: string): Promise<ReceivedBody> {
  const expected: Partial<Record<Algorithm, string>> = { ...checksumsIn(headers) };
  const digests = digestsOf([...wantedOf(headers), ...(Object.keys(expected) as Algorithm[]), "sha256"]);
  const hash = md5();
  let size = 0;
  const handle = await open(file, "wx");
  try {
    for await (const piece of dataOf(headers, body ?? empty(), expected)) {
      size += piece.byteLength;
      if (size > MAX_SIZE) throw tooLarge();
      digests.update(piece);
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.close();
    const digest = hash.bytes();
    const { sha256 = "", ...others } = digests.values();
    checkSize(headers, size);
    checkMd5(headers, digest);
    checkPayloadHash(headers, sha256);
    checkChecksums(expected, { ...others, sha256 });
    const asked = wantedOf(headers).includes("sha256") || expected.sha256 !== undefined;
    return { md5: digest.toString("hex"), size, checksums: asked ? { ...others, sha256 } : others };
  } catch (error) {
    await handle.close().catch(() => {});
    rmSync(file, { force: true });
    throw error;
  }
}

async function* empty(): AsyncIterable<Uint8Array> {}

const isChunked = (headers: Headers): boolean =>
  (headers.get("x-amz-content-sha256") ?? "").startsWith("STREAMING-") ||
  (headers.get("content-encoding") ?? "").split(",").some((encoding) => encoding.trim() === "aws-chunked");

function dataOf(
  headers: Headers,
  body: AsyncIterable<Uint8Array>,
  expected: Partial<Record<Algorithm, string>>,
): AsyncIterable<Uint8Array> {
  if (!isChunked(headers)) return body;
  return unchunked(body, (name, value) => {
    const algorithm = algorithmNamed(name.startsWith("x-amz-checksum-") ? name : null);
    if (algorithm !== undefined) expected[algorithm] = value;
  });
}

/** What will be needed, before it is known what the trailer says. */
const wantedOf = (headers: Headers): readonly Algorithm[] =>
  [headers.get("x-amz-sdk-checksum-algorithm"), ...(headers.get("x-amz-trailer") ?? "").split(",")].flatMap(
    (name) => algorithmNamed(name) ?? [],
  );

function checkSize(headers: Headers, size: number): void {
  const said = headers.get(isChunked(headers) ? "x-amz-decoded-content-length" : "content-length");
  if (said !== null && Number(said) !== size) throw incomplete();
}

function checkMd5(headers: Headers, digest: Buffer): void {
  const said = headers.get("content-md5");
  if (said === null || said === digest.toString("base64")) return;
  throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received.");
}

/** Signed requests say the SHA-256 of what they send, unless it goes through TLS or in chunks. */
function checkPayloadHash(headers: Headers, sha256: string): void {
  const said = headers.get("x-amz-content-sha256");
  if (said === null || !/^[\da-f]{64}$/.test(said)) return;
  if (said === Buffer.from(sha256, "base64").toString("hex")) return;
  throw new S3Error(
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
}

const tooLarge = (): S3Error =>
  new S3Error("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
