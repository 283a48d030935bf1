import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { STANDARD_TEXTS } from "./standard-texts.ts";

/** A package of others, parts of which are in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its manifest says: an SPDX expression. */
  readonly license: string;
  /** Its licence and notice files, one after the other; the standard text where it has none. */
  readonly text: string;
}

/** What esbuild tells of a build. */
export interface Metafile {
  readonly outputs: {
    readonly [path: string]: {
      readonly inputs: { readonly [path: string]: { readonly bytesInOutput: number } };
    };
  };
}

/**
 * The packages of others that have left anything in the outputs, by name and version.
 *
 * @param folder where esbuild ran: the paths are relative to it
 */
export function bundledPackages(metafile: Metafile, folder: string): readonly BundledPackage[] {
  const files = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path.includes("node_modules/"))
    .map(([path]) => join(folder, path));
  const roots = new Set([...new Set(files.map(dirname))].map(rootOf));
  const packages = new Map([...roots].map(read).map((found) => [`${found.name}@${found.version}`, found]));
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}

/** The folder right below the last `node_modules`, or below the scope there. */
function rootOf(folder: string): string {
  const parts = folder.split(sep);
  const at = parts.lastIndexOf("node_modules") + 1;
  return parts.slice(0, at + (parts[at]?.startsWith("@") ? 2 : 1)).join(sep);
}

function read(root: string): BundledPackage {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (typeof license !== "string") throw new TypeError(`${name}@${version} names no licence.`);
  const own = readdirSync(root)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:\.(?:md|txt))?$/i.test(file))
    .sort()
    .map((file) => readFileSync(join(root, file), "utf8").replace(/\r\n/g, "\n").trim())
    .join("\n\n");
  const text = own || STANDARD_TEXTS[license]?.(author?.name ?? author ?? `the authors of ${name}`);
  if (text === undefined) throw new TypeError(`${name}@${version} has no text of its licence, ${license}.`);
  return { name, version, license, text };
}
