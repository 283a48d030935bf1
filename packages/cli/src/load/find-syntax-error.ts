import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { dirname, extname, resolve } from "node:path";
import type { BuildFailure } from "esbuild";
import type { Place } from "./place.ts";

export interface FoundSyntaxError {
  readonly place: Place;
  readonly message: string;
}

/** Whether Node's words are about syntax that is right but more than a type. */
export const isNotErasable = (message: string): boolean => message.includes("strip-only mode");

/** Node says of some syntax errors neither file nor line; this finds the first in a module and what it imports. */
export async function findSyntaxError(path: string): Promise<FoundSyntaxError | undefined> {
  const seen = new Set<string>();
  const waiting = [path];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next) || !existsSync(next)) continue;
    seen.add(next);
    const source = await readFile(next, "utf8");
    const isTypeScript = /^\.[cm]?ts$/.test(extname(next));
    const found =
      (await misread(next, source, isTypeScript)) ?? (isTypeScript ? notErasable(next, source) : undefined);
    if (found !== undefined) return found;
    for (const [, specifier = ""] of source.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      waiting.push(resolve(dirname(next), specifier));
    }
  }
  return undefined;
}

async function misread(
  path: string,
  source: string,
  isTypeScript: boolean,
): Promise<FoundSyntaxError | undefined> {
  const { transform } = await import("esbuild");
  try {
    await transform(source, { loader: isTypeScript ? "ts" : "js", logLevel: "silent" });
    return undefined;
  } catch (error) {
    const [first] = (error as BuildFailure).errors ?? [];
    if (first?.location === undefined || first.location === null) throw error;
    const { line, column } = first.location;
    return { place: { path, line, column: column + 1 }, message: first.text };
  }
}

/** The message of an older Node is a drawing: `x TypeScript enum is not supported …`, then `,-[3:1]` and the lines. */
function notErasable(path: string, source: string): FoundSyntaxError | undefined {
  try {
    stripTypeScriptTypes(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, line = "1", column = "1"] = /\[(\d+):(\d+)\]/.exec(error.message) ?? [];
    const words = /^\s*(?:[x×]\s+)?(\S.*)$/m.exec(error.message)?.[1] ?? error.message;
    return { place: { path, line: Number(line), column: Number(column) }, message: words };
  }
}
