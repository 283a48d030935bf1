import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";

export interface SyntaxErrorPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Node says of some syntax errors neither file nor line; this finds the first in a module and what it imports. */
export async function findSyntaxError(path: string): Promise<SyntaxErrorPlace | undefined> {
  const { transform } = await import("esbuild");
  const seen = new Set<string>();
  const waiting = [path];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next) || !existsSync(next)) continue;
    seen.add(next);
    const source = await readFile(next, "utf8");
    try {
      await transform(source, {
        loader: /^\.[cm]?ts$/.test(extname(next)) ? "ts" : "js",
        logLevel: "silent",
      });
    } catch (error) {
      const first = firstError(error);
      if (first === undefined) throw error;
      return { path: next, ...first };
    }
    for (const [, specifier = ""] of source.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)) {
      waiting.push(resolve(dirname(next), specifier));
    }
  }
  return undefined;
}

function firstError(error: unknown): { line: number; column: number; message: string } | undefined {
  if (!(error instanceof Error) || !("errors" in error) || !Array.isArray(error.errors)) return undefined;
  const [first] = error.errors as { text: string; location: { line: number; column: number } | null }[];
  if (first === undefined || first.location === null) return undefined;
  return { line: first.location.line, column: first.location.column + 1, message: first.text };
}
