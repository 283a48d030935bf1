import type { ContentAsset } from "./content-asset.ts";
import type { FunctionManifest } from "./function/manifest.ts";
import type { LambdaConfiguration } from "./lambda-function.ts";
import type { S3Uri } from "./ref.ts";

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
  /** The Lambda function that it is the code of, of a step with `on: "lambda"`. */
  readonly lambda?: LambdaConfiguration;
}

/** Part of a bundle: what lies at a local path, or a text of ours. */
export type BundleMember =
  | {
      /** As given: relative to the pipeline's file, absolute, or a `file:` URL. */
      readonly path: string;
      readonly kind: "file" | "directory" | "any";
      /** Where it goes below the bundle's root; of a folder in "", the contents go to the root. */
      readonly at: string;
    }
  | { readonly text: string; readonly at: string };

/** Local files and folders that `run` copies to S3 together, under one hash. */
export interface BundleAsset {
  /** An `archive` becomes one sourcedir.tar.gz, of a `folder` each file an object. */
  readonly kind: "archive" | "folder";
  /** Equal for equal paths and location; the key of `CompileOptions.assets`. */
  readonly id: string;
  readonly step: string;
  readonly members: readonly BundleMember[];
  /** A prefix in S3. @default the pipeline's bucket */
  readonly location?: S3Uri;
}

export type Asset = FileAsset | FunctionAsset | BundleAsset | ContentAsset;

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

export const functionAsset = (
  step: string,
  manifest: FunctionManifest,
  lambda?: LambdaConfiguration,
): FunctionAsset =>
  Object.freeze({
    kind: "function",
    id: `function:${step}`,
    step,
    manifest,
    ...(lambda === undefined ? {} : { lambda }),
  });

export function bundle(
  kind: BundleAsset["kind"],
  step: string,
  members: readonly BundleMember[],
  location?: S3Uri,
): BundleAsset {
  const paths = members.map((member) => ("path" in member ? member.path : member.at));
  const id = `${kind}:${JSON.stringify(paths)}${location === undefined ? "" : ` at ${location}`}`;
  return Object.freeze({ kind, id, step, members, ...(location === undefined ? {} : { location }) });
}

/** A path under its own name, below a folder of the bundle if one is given. */
export function namedMember(path: string, kind: "file" | "any", below = ""): BundleMember {
  return { path, kind, at: below + assetBasename(path) };
}

export const isBundle = (value: unknown): value is BundleAsset =>
  typeof value === "object" && value !== null && "members" in value && "step" in value;

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
): S3Uri {
  const root = "location" in asset ? asset.location.replace(/\/+$/, "") : `s3://${place.bucket}`;
  const known = asset.kind === "content" ? asset.hash : (hash ?? "unhashed");
  return `${root}/${place.pipelineName}/${folderName(asset)}/${known}/${objectName(asset)}` as S3Uri;
}

function folderName(asset: Asset): string {
  if (asset.kind === "content") return "input";
  return isFileAsset(asset) ? asset.purpose : "code";
}

function objectName(asset: Asset): string {
  switch (asset.kind) {
    case "function":
      return "main.mjs";
    case "archive":
      return "sourcedir.tar.gz";
    case "folder":
      return "files";
    case "content":
      return assetBasename(asset.name);
    default:
      return assetBasename(asset.path);
  }
}
