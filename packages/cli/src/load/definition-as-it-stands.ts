import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type Issue, type PipelineDefinition, parseDefinition, SagewrightError } from "@sagewright/core";
import { nameOf } from "./pipeline-file.ts";
import { displayPath } from "./place.ts";
import { prepare } from "./prepare.ts";

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
 * Compiles a pipeline with what stands in for what only SageMaker needs, or reads a definition.
 *
 * Issues: those of `prepare`, but for a definition that has steps none about what it says.
 */
export async function definitionAsItStands(argument: string): Promise<DefinitionAsItStands> {
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
  if (parsed === undefined || parsed.ok || !Array.isArray(parsed.value?.Steps)) return undefined;
  const path = resolve(argument);
  return { file: displayPath(path), name: nameOf(path), definition: parsed.value, issues: parsed.issues };
}
