import { readFile } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Issue, type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import type { Pipeline } from "@sagewright/pipeline-dsl";
import { pipelineFileUnsupported, pipelineNoDefaultExport, pipelineNotAPipeline } from "../issues.ts";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";
import { importModule } from "./import-module.ts";
import { mustBeReadable } from "./must-be-readable.ts";
import { displayPath } from "./place.ts";
import { sourcedPipeline } from "./sourced-pipeline.ts";

/** What a pipeline argument stands for. */
export type PipelineFile =
  | { readonly kind: "pipeline"; readonly path: string; readonly pipeline: Pipeline }
  | {
      readonly kind: "definition";
      readonly path: string;
      readonly name: string;
      readonly definition: PipelineDefinition;
      readonly warnings: readonly Issue[];
    };

/**
 * Loads the module whose default export is a pipeline, or the definition: of a file, or what `aws:NAME` and `local:NAME` name.
 *
 * Issues: PIPELINE_FILE_…, PIPELINE_SOURCE_INVALID, PIPELINE_NOT_FOUND, PIPELINE_IMPORT_MISSING, PIPELINE_NO_DEFAULT_EXPORT, PIPELINE_NOT_A_PIPELINE; for a definition those of core.
 * @param source where pipelines that are named are looked for
 */
export async function loadPipelineFile(argument: string, source: SourceOptions = {}): Promise<PipelineFile> {
  const path = resolve(argument);
  const sourced = await sourcedPipeline(argument, source);
  if (sourced !== undefined) return loadDefinition(path, sourced.name, sourced.text);
  await mustBeReadable(argument, path);
  const ending = extname(path);
  if (ending === ".json") return loadDefinition(path, nameOf(path), await readFile(path, "utf8"));
  if (![".ts", ".mts", ".js", ".mjs"].includes(ending))
    throw new SagewrightError([pipelineFileUnsupported(argument)]);

  const exports = await importModule(path);
  if (!("default" in exports) || isEmptyModule(exports)) {
    const names = Object.keys(exports).filter((name) => name !== "default" && name !== "module.exports");
    throw new SagewrightError([pipelineNoDefaultExport(displayPath(path), names)]);
  }
  const { isPipeline } = await import("@sagewright/pipeline-dsl");
  if (!isPipeline(exports.default)) {
    throw new SagewrightError([pipelineNotAPipeline(displayPath(path), described(exports.default))]);
  }
  return { kind: "pipeline", path, pipeline: exports.default };
}

/** A file without any export is CommonJS to Node, whose default export is then an object without members. */
const isEmptyModule = (exports: Readonly<Record<string, unknown>>): boolean =>
  "module.exports" in exports && isDeepStrictEqual(exports.default, {});

function loadDefinition(path: string, name: string, text: string): PipelineFile {
  const parsed = parseDefinition(text);
  if (!parsed.ok) throw new SagewrightError(parsed.issues);
  return { kind: "definition", path, name, definition: parsed.value, warnings: parsed.warnings };
}

/** A definition does not say its pipeline's name: the file does, or its folder where the file's name says nothing. */
export function nameOf(path: string): string {
  const stem = basename(path, ".json");
  const telling = ["definition", "pipeline"].includes(stem) ? basename(dirname(path)) : stem;
  const name = telling
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 256);
  return name === "" ? "pipeline" : name;
}

function described(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
