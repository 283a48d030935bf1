import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** What is uploaded: its bytes can be read again for a repetition. */
export interface UploadSource {
  readonly size: number;
  /** SHA-256 of all of it, hexadecimal; kept as metadata of the object. */
  readonly sha256: string;
  readonly contentType?: string;
  read(start: number, length: number): Promise<Uint8Array>;
}

const MEBIBYTE = 1024 * 1024;

/** A file, which is held open while it is used, so that what is hashed and what is sent is one. */
export async function withFile<T>(path: string, use: (source: UploadSource) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const read = (start: number, length: number) => readPart(file, start, length);
    return await use({ size, sha256: await hashOf(size, read), read });
  } finally {
    await file.close();
  }
}

export const textSource = (text: string, contentType: string): UploadSource => {
  const bytes = new TextEncoder().encode(text);
  return {
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    contentType,
    read: async (start, length) => bytes.subarray(start, start + length),
  };
};

async function readPart(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function hashOf(size: number, read: UploadSource["read"]): Promise<string> {
  const hash = createHash("sha256");
  for (let start = 0; start < size; start += MEBIBYTE) {
    hash.update(await read(start, Math.min(MEBIBYTE, size - start)));
  }
  return hash.digest("hex");
}
