import { openObjectStore } from "../src/adapters/object-store.ts";
import { answerS3 } from "../src/api/s3/s3-service.ts";
import { systemClock } from "../src/clock.ts";
import { temporaryFolder } from "./engine-fixture.ts";

export interface S3Request {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A local S3 with one bucket, asked as it is over the wire. */
export async function localS3(region = "us-east-1") {
  const stateDir = temporaryFolder();
  const objects = openObjectStore(`${stateDir}/s3`);
  const context = { stateDir, objects, clock: systemClock, place: { region, accountId: "111122223333" } };
  const ask = (method: string, target: string, { headers = {}, body }: S3Request = {}): Promise<Response> => {
    const size = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const init = { method, headers: { ...size, ...headers }, ...(body === undefined ? {} : { body }) };
    return answerS3({ request: new Request("http://127.0.0.1/", init), target }, context);
  };
  await ask("PUT", "/bucket");
  const codeOf = async (answer: Promise<Response>): Promise<string | undefined> =>
    /<Code>(\w+)</.exec(await (await answer).text())?.[1];
  return { ask, codeOf, stateDir, objects };
}

/** A body as clients stream it, its checksum behind it. */
export function chunked(pieces: readonly string[], trailer: string): S3Request {
  const chunks = pieces.map(
    (piece) => `${Buffer.byteLength(piece).toString(16)};chunk-signature=x\r\n${piece}\r\n`,
  );
  return {
    headers: {
      "content-encoding": "aws-chunked",
      "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
      "x-amz-decoded-content-length": String(Buffer.byteLength(pieces.join(""))),
      "x-amz-trailer": trailer.split(":")[0] ?? "",
    },
    body: `${chunks.join("")}0\r\n${trailer}\r\n\r\n`,
  };
}
