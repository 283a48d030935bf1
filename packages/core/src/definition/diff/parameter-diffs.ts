import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { PipelineDefinition } from "../definition.ts";
import type { ParameterDiff } from "./definition-diff.ts";
import type { DeclaredParameters } from "./effective-value.ts";
import { type ValueChanges, valueChanges } from "./value-changes.ts";

/** Parameters by name; of two with one name, the first. What has no name has its position. */
export function parametersOf({ Parameters }: PipelineDefinition): DeclaredParameters {
  const parameters = new Map<string, JsonObject>();
  const entries = Array.isArray(Parameters) ? (Parameters as unknown as readonly JsonValue[]) : [];
  for (const [index, entry] of entries.entries()) {
    const parameter = isJsonObject(entry) ? entry : { Value: entry };
    const name = typeof parameter.Name === "string" ? parameter.Name : `[${index}]`;
    if (!parameters.has(name)) parameters.set(name, parameter);
  }
  return parameters;
}

/** New and changed parameters in the order of the new definition, then removed ones. */
export function parameterDiffs(
  before: DeclaredParameters,
  after: DeclaredParameters,
): { readonly diffs: readonly ParameterDiff[]; readonly reordered: ValueChanges["reordered"] } {
  const compared = [...new Set([...after.keys(), ...before.keys()])].map((name) => ({
    name,
    ...valueChangesOf(before.get(name), after.get(name)),
  }));
  const kind = (name: string) => (!before.has(name) ? "added" : after.has(name) ? "changed" : "removed");
  return {
    diffs: compared
      .filter(({ changes }) => changes.length > 0)
      .map(({ name, changes }) => ({ name, kind: kind(name), changes })),
    reordered: compared.flatMap(({ name, reordered }) =>
      reordered.map((path) => ["Parameters", name, ...path]),
    ),
  };
}

function valueChangesOf(before: JsonObject = {}, after: JsonObject = {}): ValueChanges {
  const { Name: _, ...old } = before;
  const { Name: __, ...now } = after;
  return valueChanges(old, now, []);
}
