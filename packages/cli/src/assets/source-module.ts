import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { dirname, extname, resolve } from "node:path";
import { type Program, parse } from "acorn";

/** A module of the user's as JavaScript; types are blanked out, so every place is where it was. */
export interface SourceModule {
  readonly path: string;
  readonly original: string;
  readonly source: string;
  readonly program: Program;
}

/** The module and all that it imports by relative path, nearest first. */
export async function sourceModules(path: string): Promise<readonly SourceModule[]> {
  const modules = new Map<string, SourceModule | undefined>();
  const waiting = [path];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (modules.has(next)) continue;
    const module = await readModule(next);
    modules.set(next, module);
    waiting.push(...relativeImports(module));
  }
  return [...modules.values()].filter((module) => module !== undefined);
}

/** Nothing for what is not JavaScript or cannot be read: the bundler has better words for it. */
async function readModule(path: string): Promise<SourceModule | undefined> {
  if (!/^\.[cm]?[jt]s$/.test(extname(path))) return undefined;
  try {
    const original = await readFile(path, "utf8");
    const source = /ts$/.test(path) ? stripTypeScriptTypes(original) : original;
    return {
      path,
      original,
      source,
      program: parse(source, { ecmaVersion: "latest", sourceType: "module" }),
    };
  } catch {
    return undefined;
  }
}

function relativeImports(module: SourceModule | undefined): string[] {
  if (module === undefined) return [];
  return module.program.body.flatMap((statement) => {
    const source = "source" in statement ? statement.source?.value : undefined;
    return typeof source === "string" && /^\.{1,2}\//.test(source)
      ? [resolve(dirname(module.path), source)]
      : [];
  });
}
