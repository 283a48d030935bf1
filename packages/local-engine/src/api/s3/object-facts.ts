import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, type Stats, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { besideOf } from "../../adapters/copy-file.ts";
import type { Checksums } from "./checksums.ts";

/** What S3 keeps of an object beside its bytes. */
export interface ObjectFacts {
  /** In quotes. */
  readonly etag: string;
  /** Headers that are given back as they came: `content-type`, `x-amz-meta-…`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
  readonly checksumType?: "FULL_OBJECT" | "COMPOSITE";
}

interface KeptFacts extends ObjectFacts {
  /** Of the file that they were written for. */
  readonly size: number;
  readonly modified: number;
}

const KEPT_HEADERS = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** The headers of a request that are given back with the object. */
export function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (KEPT_HEADERS.includes(name) || name.startsWith("x-amz-meta-")) kept[name] = value;
  }
  const encodings = (kept["content-encoding"] ?? "")
    .split(",")
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== "" && encoding !== "aws-chunked");
  const { "content-encoding": _, ...others } = kept;
  return encodings.length === 0 ? others : { ...others, "content-encoding": encodings.join(",") };
}

/** Facts lie beside the buckets, not in them. */
const fileOf = (stateDir: string, bucket: string, key: string): string =>
  join(stateDir, "s3-metadata", bucket, `${createHash("sha256").update(key).digest("hex")}.json`);

export function writeFacts(
  stateDir: string,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  facts: ObjectFacts,
  { size, mtimeMs }: Stats,
): void {
  const kept: KeptFacts = { ...facts, size, modified: mtimeMs };
  const file = fileOf(stateDir, bucket, key);
  mkdirSync(dirname(file), { recursive: true });
  const beside = besideOf(file);
  writeFileSync(beside, JSON.stringify(kept));
  renameSync(beside, file);
}

/** Steps write objects without facts: then, as of objects that came in parts, the ETag is not the MD5. */
export function readFacts(
  stateDir: string,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  { size, mtimeMs, ino }: Stats,
): ObjectFacts {
  const kept = parsed(fileOf(stateDir, bucket, key));
  if (kept !== undefined && kept.size === size && kept.modified === mtimeMs) return kept;
  const digest = createHash("md5").update(`${size} ${mtimeMs} ${ino}`).digest("hex");
  return { etag: `"${digest}-1"`, headers: { "content-type": "binary/octet-stream" }, checksums: {} };
}

export const removeFacts = (stateDir: string, bucket: string, key: string): void =>
  rmSync(fileOf(stateDir, bucket, key), { force: true });

function parsed(file: string): KeptFacts | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
