import { readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type Issue, type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import type { Pipeline } from "@sagewright/pipeline-dsl";
import {
  pipelineFileMissing,
  pipelineFileUnsupported,
  pipelineNoDefaultExport,
  pipelineNotAPipeline,
} from "../issues.ts";
import { DEFAULT_PIPELINE } from "./default-pipeline.ts";
import { importModule } from "./import-module.ts";
import { displayPath } from "./place.ts";

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
 * Loads the module whose default export is a pipeline, or the definition.
 *
 * Issues: PIPELINE_FILE_…, PIPELINE_IMPORT_MISSING, PIPELINE_NO_DEFAULT_EXPORT, PIPELINE_NOT_A_PIPELINE; for a definition those of core.
 */
export async function loadPipelineFile(argument: string): Promise<PipelineFile> {
  const path = resolve(argument);
  await mustBeFile(argument, path);
  const ending = extname(path);
  if (ending === ".json") return loadDefinition(path);
  if (![".ts", ".mts", ".js", ".mjs"].includes(ending))
    throw new SagewrightError([pipelineFileUnsupported(argument)]);

  const exports = await importModule(path);
  if (!("default" in exports)) {
    throw new SagewrightError([pipelineNoDefaultExport(displayPath(path), Object.keys(exports))]);
  }
  const { isPipeline } = await import("@sagewright/pipeline-dsl");
  if (!isPipeline(exports.default)) {
    throw new SagewrightError([pipelineNotAPipeline(displayPath(path), described(exports.default))]);
  }
  return { kind: "pipeline", path, pipeline: exports.default };
}

async function loadDefinition(path: string): Promise<PipelineFile> {
  const parsed = parseDefinition(await readFile(path, "utf8"));
  if (!parsed.ok) throw new SagewrightError(parsed.issues);
  return {
    kind: "definition",
    path,
    name: nameOf(path),
    definition: parsed.value,
    warnings: parsed.warnings,
  };
}

async function mustBeFile(argument: string, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return;
  const hint = found?.isDirectory()
    ? `It is a folder. Name the file: ${join(argument, DEFAULT_PIPELINE)}`
    : argument === DEFAULT_PIPELINE
      ? "Name a pipeline file, or make a project with `sagewright init DIR`."
      : "Mend the path.";
  throw new SagewrightError([pipelineFileMissing(argument, hint)]);
}

/** A definition does not say its pipeline's name: the file does, or its folder where the file's name says nothing. */
function nameOf(path: string): string {
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
