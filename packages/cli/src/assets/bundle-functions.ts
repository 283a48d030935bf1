import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Issue, SagewrightError } from "@sagewright/core";
import type { FunctionAsset } from "@sagewright/pipeline-dsl";
import type { BuildFailure, BuildOptions, OutputFile, Plugin } from "esbuild";
import { functionBundleFailed } from "../issues.ts";
import { displayPath } from "../load/place.ts";
import {
  type FunctionEntry,
  functionEntry,
  RESOLVE_MODULE,
  RESOLVE_SOURCE,
  RUN_MODULE,
} from "./function-entry.ts";
import { sourceModules } from "./source-module.ts";

/** The program of a function step, whole in one file. */
export interface FunctionBundle {
  readonly asset: FunctionAsset;
  /** ES module for Node 22 and newer; the same bytes wherever the project lies. */
  readonly code: Uint8Array;
  /** Source map, for `main.mjs.map` beside it. */
  readonly map: Uint8Array;
}

const ENTRY = "sagewright-entry:";
const OUT = resolve("/sagewright-functions");
const RUNTIME = /^@sagewright\/pipeline-dsl\/function$/;

/**
 * Bundles the functions of a pipeline's function steps.
 *
 * Issues: FUNCTION_BUNDLE_FAILED.
 */
export async function bundleFunctions(
  pipelinePath: string,
  assets: readonly FunctionAsset[],
): Promise<readonly FunctionBundle[]> {
  if (assets.length === 0) return [];
  const [{ build, stop }, modules] = await Promise.all([import("esbuild"), sourceModules(pipelinePath)]);
  const entries = assets.map((asset) => functionEntry(asset, pipelinePath, modules));
  try {
    const { outputFiles } = await build({ ...OPTIONS, ...optionsFor(pipelinePath, entries) });
    return assets.map((asset, index) => ({
      asset,
      code: contentsOf(outputFiles, `${index}/main.mjs`),
      map: portableMap(contentsOf(outputFiles, `${index}/main.mjs.map`), dirname(pipelinePath)),
    }));
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new SagewrightError(bundleIssues(error, assets, pipelinePath), { cause: error });
  } finally {
    // The bundler's process would else live as long as the run.
    await stop();
  }
}

/** What CommonJS modules take for granted. Names of the bundle's own modules are shortened, so none clashes with these. */
const COMMONJS_NAMES =
  'import{createRequire as sagewrightRequire}from"node:module";' +
  "const require=sagewrightRequire(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;";

/** Names are shortened because a CommonJS module's name in the bundle is its path; `keepNames` gives `fn.name` back. */
const OPTIONS = {
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  target: "node22",
  outdir: OUT,
  outExtension: { ".js": ".mjs" },
  sourcemap: "linked",
  sourcesContent: false,
  legalComments: "none",
  minifyWhitespace: true,
  minifyIdentifiers: true,
  keepNames: true,
  tsconfigRaw: "{}",
  logLevel: "silent",
  banner: { js: COMMONJS_NAMES },
} as const satisfies BuildOptions;

const optionsFor = (pipelinePath: string, entries: readonly FunctionEntry[]) => ({
  absWorkingDir: dirname(pipelinePath),
  entryPoints: entries.map((_, index) => ({ in: `${ENTRY}${index}`, out: `${index}/main` })),
  conditions: ["module", ...ownConditions()],
  plugins: [virtualModules(entries)],
});

/** Conditions that this process was started with hold for the bundle too. */
const ownConditions = (): string[] =>
  process.execArgv.flatMap((flag) => /^(?:-C|--conditions)=(.+)$/.exec(flag)?.[1] ?? []);

function virtualModules(entries: readonly FunctionEntry[]): Plugin {
  const load = (index: string, kind: keyof FunctionEntry) => {
    const module = entries[Number(index)]?.[kind];
    return module === undefined ? undefined : { ...module, loader: "js" as const };
  };
  return {
    name: "sagewright-functions",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${ENTRY}`) }, ({ path }) => ({
        path: path.slice(ENTRY.length),
        namespace: "program",
      }));
      build.onResolve({ filter: new RegExp(`^${RUN_MODULE}$`) }, ({ importer }) => ({
        path: importer,
        namespace: "run",
      }));
      build.onResolve({ filter: new RegExp(`^${RESOLVE_MODULE}$`) }, ({ path }) => ({
        path,
        namespace: "resolve",
      }));
      build.onLoad({ filter: /.*/, namespace: "resolve" }, () => ({ contents: RESOLVE_SOURCE }));
      build.onResolve({ filter: RUNTIME }, ({ path }) => ({
        path: fileURLToPath(import.meta.resolve(path)),
      }));
      build.onLoad({ filter: /.*/, namespace: "program" }, ({ path }) => load(path, "program"));
      build.onLoad({ filter: /.*/, namespace: "run" }, ({ path }) => load(path, "run"));
    },
  };
}

function contentsOf(files: readonly OutputFile[], name: string): Uint8Array {
  const path = resolve(OUT, name);
  return files.find((file) => file.path === path)?.contents ?? new Uint8Array();
}

/** Sources by their path from the pipeline's folder, so that no folder of this machine is told to another. */
function portableMap(bytes: Uint8Array, directory: string): Uint8Array {
  const map: { sources: string[] } = JSON.parse(new TextDecoder().decode(bytes));
  map.sources = map.sources.map((source) =>
    /^(?:program|run):/.test(source) ? source : relative(directory, resolve(OUT, "0", source)),
  );
  return new TextEncoder().encode(JSON.stringify(map));
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);

function bundleIssues(
  { errors }: BuildFailure,
  assets: readonly FunctionAsset[],
  pipelinePath: string,
): Issue[] {
  return errors.map(({ text, location }) => {
    const virtual = location === null ? null : /^(?:program|run):(\d+)$/.exec(location.file);
    const step = virtual || assets.length === 1 ? assets[Number(virtual?.[1] ?? 0)]?.step : undefined;
    const place =
      location === null || virtual
        ? { file: displayPath(pipelinePath) }
        : {
            file: displayPath(resolve(dirname(pipelinePath), location.file)),
            line: location.line,
            column: location.column + 1,
          };
    return functionBundleFailed(step, place, text);
  });
}
