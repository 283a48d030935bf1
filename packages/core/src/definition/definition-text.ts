import type { PipelineDefinition } from "./definition.ts";

/**
 * A definition as the text that goes to the service.
 *
 * JSON has one kind of number, and JavaScript writes 2.0 as `2`; the service wants floats written as such for the
 * share of an instance that an inference component gets, and Python's SDK writes Float parameters so.
 */
export function definitionText(definition: PipelineDefinition, space?: number): string {
  return JSON.stringify(definition, null, space).replace(WHOLE_FLOAT, "$1.0");
}

/** A key that JSON escapes nothing of cannot be mistaken for a part of a text: quotes within texts have a backslash. */
const WHOLE_FLOAT =
  /((?:"NumberOf(?:CpuCores|AcceleratorDevices)Required":\s?|"Type":\s?"Float",\s*"DefaultValue":\s?)-?\d+)(?=[,}\s])/g;
