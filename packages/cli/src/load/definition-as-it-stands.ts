import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type Issue, type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import type { SourcedDefinition, SourceOptions } from "../sagemaker/pipeline-source.ts";
import { nameOf } from "./pipeline-file.ts";
import { displayPath } from "./place.ts";
import { type PreparedAs, prepare } from "./prepare.ts";
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
  return sourced === undefined ? fileAsItStands(argument) : sourceAsItStands(argument, sourced);
}

/** What SageMaker holds under a name. Issues: those of what is no definition. */
export function sourceAsItStands(argument: string, { name, text }: SourcedDefinition): DefinitionAsItStands {
  const parsed = parseDefinition(text);
  const definition = parsed.ok ? parsed.value : standing(parsed.value);
  const issues = parsed.ok ? parsed.warnings : parsed.issues;
  if (definition === undefined) throw new SagewrightError(issues);
  return { file: argument, name, definition, issues };
}

/** A pipeline's file or a definition's. */
export async function fileAsItStands(argument: string, as: PreparedAs = {}): Promise<DefinitionAsItStands> {
  try {
    const { path, name, definition, warnings } = await prepare(argument, "local", as);
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
