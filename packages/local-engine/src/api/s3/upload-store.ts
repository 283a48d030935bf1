import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { besideOf } from "../../adapters/copy-file.ts";
import { randomId } from "../../random-id.ts";
import { unfinishedFolder } from "./bucket-files.ts";
import type { Algorithm, Checksums } from "./checksums.ts";
import { noSuchUpload } from "./s3-error.ts";
import type { S3Context } from "./s3-operation.ts";

/** What an upload in parts was begun with. */
export interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly algorithm?: Algorithm;
  readonly checksumType?: "FULL_OBJECT" | "COMPOSITE";
}

export interface Part {
  readonly number: number;
  /** In quotes. */
  readonly etag: string;
  readonly size: number;
  readonly checksums: Checksums;
}

const UPLOAD_ID = /^[a-z2-7]{40}$/;

/** An upload's folder holds what it was begun with, its parts, and at last the answer that completed it. */
const folderOf = (context: S3Context, id: string): string => {
  if (!UPLOAD_ID.test(id)) throw noSuchUpload();
  return join(unfinishedFolder(context), id);
};

/** How long the answer to a completed upload is kept, in milliseconds. */
const ANSWER_KEPT = 24 * 3600 * 1000;

export function beginUpload(context: S3Context, upload: Upload): string {
  forgetAnswers(context);
  const id = randomId(40);
  const folder = folderOf(context, id);
  mkdirSync(folder);
  writeJson(join(folder, "upload.json"), upload);
  return id;
}

export function findUpload(
  context: S3Context,
  id: string,
  { bucket, key }: Pick<Upload, "bucket" | "key">,
): Upload {
  const upload = readJson<Upload>(join(folderOf(context, id), "upload.json"));
  if (upload === undefined || upload.bucket !== bucket || upload.key !== key) throw noSuchUpload();
  return upload;
}

/** Where the bytes of a part lie. */
export const partPath = (context: S3Context, id: string, number: number): string =>
  join(folderOf(context, id), `${number}.part`);

export const newPartPath = (context: S3Context, id: string): string =>
  besideOf(join(folderOf(context, id), "part"));

/** The last of several that were sent for one number counts. */
export function putPart(context: S3Context, id: string, part: Part, file: string): void {
  if (!existsSync(folderOf(context, id))) throw noSuchUpload();
  renameSync(file, partPath(context, id, part.number));
  writeJson(join(folderOf(context, id), `${part.number}.json`), part);
}

export const findPart = (context: S3Context, id: string, number: number): Part | undefined =>
  readJson<Part>(join(folderOf(context, id), `${number}.json`));

/** By number, each with the time at which it came. */
export const listParts = (context: S3Context, id: string): readonly (Part & { readonly modified: Date })[] =>
  readdirSync(folderOf(context, id))
    .filter((name) => /^\d+\.json$/.test(name))
    .flatMap((name) => findPart(context, id, Number.parseInt(name, 10)) ?? [])
    .map((part) => ({ ...part, modified: lstatSync(partPath(context, id, part.number)).mtime }))
    .sort((a, b) => a.number - b.number);

/** One that is neither completed nor aborted. */
export interface OpenUpload extends Upload {
  readonly id: string;
  readonly initiated: Date;
}

/** Those of a bucket, by key and id. */
export function listUploads(context: S3Context, bucket: string): readonly OpenUpload[] {
  const folder = unfinishedFolder(context);
  return readdirSync(folder)
    .filter((id) => UPLOAD_ID.test(id))
    .flatMap((id) => {
      const file = join(folder, id, "upload.json");
      const upload = readJson<Upload>(file);
      return upload?.bucket === bucket ? [{ ...upload, id, initiated: lstatSync(file).mtime }] : [];
    })
    .sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function removeUpload(context: S3Context, id: string): void {
  rmSync(folderOf(context, id), { recursive: true, force: true });
}

/** Who did not hear that the upload is complete asks again, and must hear the same. */
export function finishUpload(context: S3Context, id: string, answer: string): void {
  const folder = folderOf(context, id);
  const upload = readJson<Upload>(join(folder, "upload.json"));
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
  writeJson(join(folder, "completed.json"), { ...upload, answer });
}

export function answerOf(context: S3Context, id: string, { bucket, key }: Upload): string | undefined {
  const completed = readJson<Upload & { readonly answer: string }>(
    join(folderOf(context, id), "completed.json"),
  );
  return completed?.bucket === bucket && completed.key === key ? completed.answer : undefined;
}

function forgetAnswers(context: S3Context): void {
  const folder = unfinishedFolder(context);
  for (const id of readdirSync(folder).filter((name) => UPLOAD_ID.test(name))) {
    const stats = lstatSync(join(folder, id, "completed.json"), { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > ANSWER_KEPT) removeUpload(context, id);
  }
}

function writeJson(file: string, value: object): void {
  const beside = besideOf(file);
  writeFileSync(beside, JSON.stringify(value));
  renameSync(beside, file);
}

function readJson<Value>(file: string): Value | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
