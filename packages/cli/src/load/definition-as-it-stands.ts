import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type Issue, type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";
import { nameOf } from "./pipeline-file.ts";
import { displayPath } from "./place.ts";
import { prepare } from "./prepare.ts";
import { sourcedPipeline } from "./sourced-pipeline.ts";

/** A definition as it can be drawn and compared: with mistakes, too, as long as it is one. */
export interface DefinitionAsItStands {
  /** The argument, as a person at this folder would write it. */
  readonly file: string;
  readonly name: string;
  readonly definition: PipelineDefinition;
  /** Errors and warnings of the definition. */
  readonly issues: readonly Issue[];
}

/**
 * Compiles a pipeline with what stands in for what only SageMaker needs, or reads a definition: of a file, or that of
 * `aws:NAME` or `local:NAME`.
 *
 * Issues: those of `prepare`, but for a definition that has steps none about what it says.
 * @param options where pipelines that are named are looked for
 */
export async function definitionAsItStands(
  argument: string,
  options: SourceOptions = {},
): Promise<DefinitionAsItStands> {
  const sourced = await sourcedPipeline(argument, options);
  if (sourced !== undefined) {
    const parsed = parseDefinition(sourced.text);
    const definition = parsed.ok ? parsed.value : standing(parsed.value);
    const issues = parsed.ok ? parsed.warnings : parsed.issues;
    if (definition === undefined) throw new SagewrightError(issues);
    return { file: argument, name: sourced.name, definition, issues };
  }
  try {
    const { path, name, definition, warnings } = await prepare(argument, "local");
    return { file: displayPath(path), name, definition, issues: warnings };
  } catch (error) {
    const faulty = error instanceof SagewrightError ? await faultyDefinition(argument) : undefined;
    if (faulty === undefined) throw error;
    return faulty;
  }
}

/** A definition .json whose only fault is what it says. */
async function faultyDefinition(argument: string): Promise<DefinitionAsItStands | undefined> {
  if (extname(argument) !== ".json") return undefined;
  const text = await readFile(argument, "utf8").catch(() => undefined);
  const parsed = text === undefined ? undefined : parseDefinition(text);
  const definition = parsed === undefined || parsed.ok ? undefined : standing(parsed.value);
  if (definition === undefined) return undefined;
  const path = resolve(argument);
  const issues = parsed?.ok === false ? parsed.issues : [];
  return { file: displayPath(path), name: nameOf(path), definition, issues };
}

/** Whatever its mistakes, it has steps. */
const standing = (definition: PipelineDefinition | undefined): PipelineDefinition | undefined =>
  Array.isArray(definition?.Steps) ? definition : undefined;
