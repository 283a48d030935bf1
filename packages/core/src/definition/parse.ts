import { type Issue, isError } from "../issue.ts";
import { isJsonObject, parseJson } from "../json.ts";
import type { PipelineDefinition } from "./definition.ts";
import { validateDefinition } from "./validate/definition.ts";

/** A definition with its warnings; or its issues, and the document itself where the text is a JSON object. */
export type ParsedDefinition =
  | { readonly ok: true; readonly value: PipelineDefinition; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly value?: PipelineDefinition };

/**
 * Reads a pipeline definition as SageMaker takes it, from the Python SDK, Studio's editor or this library.
 *
 * All issues come at once, each with its path. Nothing is dropped from `value`, known or not; with issues, `value` is the
 * document as it stands, so that a picture of it can still be drawn.
 *
 * Issues: those of `parseJson` and `validateDefinition`.
 */
export function parseDefinition(text: string): ParsedDefinition {
  const json = parseJson(text);
  if (!json.ok) return json;
  const issues = [...json.warnings, ...validateDefinition(json.value)];
  if (!isJsonObject(json.value)) return { ok: false, issues };
  const value = json.value as unknown as PipelineDefinition;
  return issues.some(isError) ? { ok: false, issues, value } : { ok: true, value, warnings: issues };
}
