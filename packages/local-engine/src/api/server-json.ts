import { randomUUID } from "node:crypto";
import { isJsonObject, type JsonObject } from "@sagewright/core";
import { serviceErrorOf } from "./engine-errors.ts";
import { ServiceError, serializationError } from "./service-error.ts";

const JSON_1_1 = "application/x-amz-json-1.1";

/** Bytes: a definition of the largest size, however it is escaped. */
const MAX_BODY = 16 * 1024 * 1024;

/** Reads the document of a request in JSON 1.1; none at all is an empty one. */
export async function jsonBody(request: Request): Promise<JsonObject> {
  const text = new TextDecoder().decode(await limitedBody(request));
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw serializationError("The request is not valid JSON.");
  }
  if (!isJsonObject(value)) throw serializationError("The request is no JSON object.");
  return value;
}

/** The whole body of a request that is not for S3. */
export async function limitedBody(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > MAX_BODY) {
      throw new ServiceError("RequestEntityTooLarge", `A request has at most ${MAX_BODY} bytes.`, 413);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export const jsonAnswer = (document: JsonObject, status = 200): Response =>
  new Response(JSON.stringify(document), { status, headers: headersOf() });

/** An error as every client of AWS's JSON services reads it. */
export function errorAnswer(error: unknown): Response {
  const { name, message, status } = serviceErrorOf(error);
  return new Response(JSON.stringify({ __type: name, message }), {
    status,
    headers: { ...headersOf(), "x-amzn-errortype": name },
  });
}

const headersOf = (): Record<string, string> => ({
  "content-type": JSON_1_1,
  "x-amzn-requestid": randomUUID(),
});
