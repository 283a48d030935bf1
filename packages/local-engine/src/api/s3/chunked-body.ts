import { S3Error } from "./s3-error.ts";

/** A line of the framing is no longer than this. Bytes. */
const MAX_LINE = 16 * 1024;

/**
 * Takes the framing off a body in `aws-chunked`, whose trailer may hold checksums. Chunk signatures are not checked.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* unchunked(
  body: AsyncIterable<Uint8Array>,
  onTrailer: (name: string, value: string) => void,
): AsyncIterable<Uint8Array> {
  const reader = readerOf(body);
  for (;;) {
    const size = sizeIn(await reader.line());
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== "") throw incomplete();
  }
  for (let line = await reader.lastLine(); line !== ""; line = await reader.lastLine()) {
    const colon = line.indexOf(":");
    if (colon < 1) throw incomplete();
    onTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function sizeIn(line: string): number {
  const [text = ""] = line.split(";");
  if (!/^[\da-fA-F]{1,12}$/.test(text)) throw incomplete();
  return Number.parseInt(text, 16);
}

export const incomplete = (): S3Error =>
  new S3Error(
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header.",
  );

/** Reads lines and counted bytes by turns. */
function readerOf(body: AsyncIterable<Uint8Array>) {
  const pieces = body[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();

  async function more(): Promise<boolean> {
    const { done, value } = await pieces.next();
    if (done === true) return false;
    rest = rest.byteLength === 0 ? value : Buffer.concat([rest, value]);
    return true;
  }
  async function line(atEnd: () => string): Promise<string> {
    for (;;) {
      const end = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength).indexOf("\r\n");
      if (end >= 0) {
        const text = Buffer.from(rest.subarray(0, end)).toString("latin1");
        rest = rest.subarray(end + 2);
        return text;
      }
      if (rest.byteLength > MAX_LINE) throw incomplete();
      if (!(await more())) return atEnd();
    }
  }
  return {
    line: () =>
      line(() => {
        throw incomplete();
      }),
    /** Some clients leave out the empty line at the very end. */
    lastLine: () => line(() => ""),
    async *bytes(size: number): AsyncIterable<Uint8Array> {
      for (let missing = size; missing > 0; ) {
        if (rest.byteLength === 0 && !(await more())) throw incomplete();
        const piece = rest.subarray(0, missing);
        rest = rest.subarray(piece.byteLength);
        missing -= piece.byteLength;
        yield piece;
      }
    },
  };
}
