import { diffDefinitions, type PipelineDefinition, validateDefinition } from "@sagewright/core";
import { importDefinition } from "@sagewright/pipeline-dsl/import";
import { inTurns, type Ratio, within } from "./measure.ts";
import { definitionOf } from "./pipelines.ts";

/** What is done with a definition of 1,000 steps, beside the time that it may take. */
export function definitionRatios(): Ratio[] {
  const definition = definitionOf("ladder", 1_000);
  const changed = changedCopy(definition);
  const [lint = Number.NaN, diff = Number.NaN, imported = Number.NaN] = inTurns(
    7,
    () => void validateDefinition(definition),
    () => void diffDefinitions(definition, changed),
    () => void importDefinition(definition),
  );
  return [
    within("lint 1,000 steps", lint, 300),
    within("diff 1,000 steps, 100 of them changed, 100 renamed", diff, 1_000),
    within("import 1,000 steps", imported, 1_000),
  ];
}

/** The definition with another image in each tenth step, and another name for each tenth but one. */
function changedCopy(definition: PipelineDefinition): PipelineDefinition {
  const text = JSON.stringify(definition).replace(/\bStep(\d*1)\b/g, "Stage$1");
  const copy: PipelineDefinition = JSON.parse(text);
  return {
    ...copy,
    Steps: copy.Steps.map((step, index) =>
      index % 10 === 0 && step.Type === "Processing"
        ? {
            ...step,
            Arguments: { ...step.Arguments, AppSpecification: { ImageUri: "img:2" } },
          }
        : step,
    ),
  };
}
