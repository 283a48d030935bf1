import type { Issue } from "../issue.ts";
import { definitionLarge } from "../issues.ts";
import { INLINE_DEFINITION_BYTES, MAX_DEFINITION_CHARACTERS } from "../limits.ts";
import type { PipelineDefinition } from "./definition.ts";
import { definitionText } from "./definition-text.ts";

/** Warns of a definition that does not fit into a request and goes through S3. It has to be written out for that. */
export function definitionSize(definition: PipelineDefinition): readonly Issue[] {
  const text = definitionText(definition);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes < INLINE_DEFINITION_BYTES) return [];
  return [definitionLarge(bytes, text.length > MAX_DEFINITION_CHARACTERS)];
}
