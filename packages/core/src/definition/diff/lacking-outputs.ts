import { isJsonObject, type JsonObject } from "../../json.ts";
import { type GetPath, type PathSegment, propertyFileOf } from "../get-path.ts";
import { lookUpProperty } from "../property-lookup.ts";
import { referencesIn } from "../references.ts";
import type { CacheReason } from "./definition-diff.ts";
import { namedPath } from "./named-path.ts";
import { propertyFileIn } from "./property-file-in.ts";
import type { StepPair } from "./step-diffs.ts";

type Lacking = CacheReason & { readonly kind: "output" };

/**
 * What steps read of a step that only gives its earlier results: outputs that it declares by now and that it did not
 * have when it ran. By the names of the steps that give them.
 */
export function lackingOutputs(
  pairs: ReadonlyMap<string, StepPair>,
  givesEarlierResults: (step: string) => boolean,
): ReadonlyMap<string, readonly Lacking[]> {
  const lacking = new Map<string, Lacking[]>();
  for (const { name: reader, newContent } of pairs.values()) {
    for (const { get, text, path } of referencesIn(newContent)) {
      if (get.root !== "Steps" || !givesEarlierResults(get.step)) continue;
      const source = pairs.get(get.step);
      if (source === undefined || !isLacking(source, get)) continue;
      const property = text.slice("Steps.".length + get.step.length + 1);
      const reason: Lacking = { kind: "output", property, reader, path: namedPath(newContent, path) };
      lacking.set(get.step, [...(lacking.get(get.step) ?? []), reason]);
    }
  }
  return lacking;
}

function isLacking({ oldContent, newContent }: StepPair, get: GetPath & { readonly root: "Steps" }): boolean {
  const output = outputOf(get, newContent);
  return output !== undefined && hasOutput(newContent, output) && !hasOutput(oldContent, output);
}

/** The output that is read, or that holds the report that is read, by its name or its position. */
function outputOf(get: GetPath & { readonly root: "Steps" }, content: JsonObject): PathSegment | undefined {
  const report = propertyFileOf(get);
  if (report !== undefined) {
    const { OutputName: name } = propertyFileIn(content, report) ?? {};
    return typeof name === "string" ? name : undefined;
  }
  const [config, outputs, output] = get.segments;
  return config === "ProcessingOutputConfig" && outputs === "Outputs" ? output : undefined;
}

function hasOutput(content: JsonObject | undefined, output: PathSegment): boolean {
  const args = content?.Arguments;
  return isJsonObject(args) && lookUpProperty(args, ["ProcessingOutputConfig", "Outputs", output]).found;
}
