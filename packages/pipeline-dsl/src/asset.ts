import type { FunctionManifest } from "./function/manifest.ts";

/** The same in every copy of this package. */
export const ASSET: unique symbol = Symbol.for("@sagewright/pipeline-dsl/asset");

/** A local file or folder that `run` copies to S3 under the hash of its content. */
export interface FileAsset {
  readonly [ASSET]: true;
  readonly kind: "file" | "directory";
  /** Equal for equal path and purpose; the key of `CompileOptions.assets`. */
  readonly id: string;
  /** As given: relative to the pipeline's file, absolute, or a `file:` URL. */
  readonly path: string;
  readonly purpose: "code" | "input";
}

/** A TypeScript function that `run` bundles into one file and copies to S3. */
export interface FunctionAsset {
  readonly kind: "function";
  readonly id: string;
  readonly step: string;
  readonly manifest: FunctionManifest;
}

export type Asset = FileAsset | FunctionAsset;

/**
 * A local file as a step's input.
 *
 * @example
 * step.processing("Clean", { inputs: { table: { source: asset("data/penguins.csv") } }, … })
 * // s3://<bucket>/<pipeline>/input/<sha256>/penguins.csv
 */
export function asset(path: string | URL, options: { readonly kind?: "file" | "directory" } = {}): FileAsset {
  const text = String(path);
  return fileAsset(text, options.kind ?? (text.endsWith("/") ? "directory" : "file"), "input");
}

export function fileAsset(path: string, kind: FileAsset["kind"], purpose: FileAsset["purpose"]): FileAsset {
  return Object.freeze({ [ASSET]: true, kind, id: `${purpose}:${path}`, path, purpose } as const);
}

export const isFileAsset = (value: unknown): value is FileAsset =>
  typeof value === "object" && value !== null && (value as { readonly [ASSET]?: true })[ASSET] === true;

/** The last segment of a path or URL; `files` where there is none that could name an object. */
export function assetBasename(path: string): string {
  const segment = path.replace(/[/\\]+$/, "").replace(/^.*[/\\]/s, "");
  const name = path.startsWith("file:") ? decoded(segment) : segment;
  return name === "" || name === "." || name === ".." || name.includes("/") ? "files" : name;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * Where an asset lies in S3. Without a hash, as in a compile that has not seen the files, that segment is
 * `unhashed`.
 */
export function assetUri(
  asset: Asset,
  hash: string | undefined,
  place: { readonly pipelineName: string; readonly bucket: string },
): `s3://${string}` {
  const folder = asset.kind === "function" ? "code" : asset.purpose;
  const name = asset.kind === "function" ? "main.mjs" : assetBasename(asset.path);
  return `s3://${place.bucket}/${place.pipelineName}/${folder}/${hash ?? "unhashed"}/${name}`;
}
