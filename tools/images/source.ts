import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the source says of one image: a leaf of its files. */
export interface SourceImage {
  readonly registries: { readonly [region: string]: string };
  readonly repository: string;
  readonly py_versions?: readonly string[];
  readonly processors?: readonly string[];
  readonly tag_prefix?: string;
  readonly container_version?: { readonly [processor: string]: string };
  readonly sdk_versions?: readonly string[];
}

/** An image of a scope, with everything that its place in the file says. */
export interface SourceEntry {
  readonly framework: string;
  readonly scope: string;
  readonly version: string;
  /** Such as `pytorch2.0.0`, where an image is chosen by two versions. */
  readonly base: string;
  readonly pythons: readonly string[];
  readonly processors: readonly string[];
  readonly image: SourceImage;
}

export interface SourceScope {
  readonly entries: readonly SourceEntry[];
  readonly aliases: { readonly [alias: string]: string };
}

interface Scope {
  readonly processors?: readonly string[];
  readonly version_aliases?: { readonly [alias: string]: string };
  readonly versions: { readonly [version: string]: object };
}

/**
 * What no pipeline can use: images for what Neo has compiled (no step compiles), and the library for model parallelism,
 * whose tags hold a CUDA version that the files do not say.
 */
const LEFT_OUT = /^(?:.*-neo|neo-.*|inferentia-.*|pytorch-smp|instance_gpu_info)$/;

/** Elastic Inference has ended. */
const ENDED_SCOPES = new Set(["eia"]);

export function frameworksIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? [])
    .filter((framework) => !LEFT_OUT.test(framework))
    .toSorted();
}

/** The scopes of one framework's file. */
export function readScopes(folder: string, framework: string): ReadonlyMap<string, SourceScope> {
  const file = JSON.parse(readFileSync(join(folder, `${framework}.json`), "utf8"));
  // A file has either scopes as keys, or a list of those that share its images, or neither.
  const scopes: [string, Scope][] =
    "versions" in file
      ? (file.scope ?? ["processing"]).map((scope: string) => [scope, file])
      : Object.entries(file);
  return new Map(
    scopes
      .filter(([scope]) => !ENDED_SCOPES.has(scope))
      .map(([scope, { versions, version_aliases = {}, processors = [] }]) => [
        scope,
        {
          aliases: version_aliases,
          entries: Object.entries(versions).flatMap(([version, below]) =>
            leavesOf(below).map(({ base, python, image }) => ({
              framework,
              scope,
              version,
              base,
              pythons: python === "" ? (image.py_versions ?? []) : [python],
              processors: processors.length > 0 ? processors : (image.processors ?? []),
              image,
            })),
          ),
        },
      ]),
  );
}

interface Leaf {
  readonly base: string;
  readonly python: string;
  readonly image: SourceImage;
}

/** A version holds its image, or one for each Python version, or one for each version of what it builds on. */
function leavesOf(below: object, key = ""): readonly Leaf[] {
  if ("repository" in below) {
    const isPython = /^py\d/.test(key);
    return [{ base: isPython ? "" : key, python: isPython ? key : "", image: below as SourceImage }];
  }
  return Object.entries(below)
    .filter(([name]) => name !== "version_aliases")
    .flatMap(([name, value]) => leavesOf(value, name));
}
