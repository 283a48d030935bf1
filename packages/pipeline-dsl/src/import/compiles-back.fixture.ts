import { isError, normalForm, type PipelineDefinition } from "@sagewright/core";
import fc from "fast-check";
import { expect } from "vitest";
import { check } from "../compile/check.ts";
import { emit } from "../compile/emit.ts";
import { evaluate } from "./evaluate.fixture.ts";
import { importDefinition } from "./import-definition.ts";

/** How many of some random definitions could be written. */
export interface Outcome {
  readonly written: number;
  readonly refused: number;
}

/**
 * Says of definitions that each is refused with reasons, or compiles back to itself.
 * @param inspect looks at each source before it is run
 */
export function compileBack(
  definitions: fc.Arbitrary<object>,
  numRuns: number,
  seed: number,
  inspect?: (source: string) => void,
): Outcome {
  const outcome = { written: 0, refused: 0 };
  const law = fc.property(definitions, (definition) => {
    const imported = importDefinition(definition, { name: "Imported" });
    if (imported.ok) {
      outcome.written += 1;
      inspect?.(imported.value);
      compilesBack(definition, imported.value, imported.warnings);
    } else {
      outcome.refused += 1;
      expect(imported.issues.filter(isError).length).toBeGreaterThan(0);
      for (const { code, hint } of imported.issues) {
        expect(code).toMatch(/^IMPORT_/);
        expect(hint).not.toBe("");
      }
    }
  });
  fc.assert(law, { numRuns, seed });
  return outcome;
}

type Warnings = readonly { readonly code: string }[];

function compilesBack(definition: object, source: string, warnings: Warnings): void {
  const pipeline = evaluate(source);
  const isReordered = warnings.some(({ code }) => code === "IMPORT_ORDER_LOST");
  const [ours, wanted] = [emit(pipeline, {}).definition, definition].map((each) => said(each, isReordered));
  expect(ours).toEqual(wanted);
  // Nothing is written that the language itself refuses.
  expect(warnings.filter(({ code }) => !code.startsWith("IMPORT_"))).toEqual([]);
  const checked = check(pipeline);
  expect(checked.ok ? [] : checked.issues).toEqual([]);
  expect(checked.ok ? checked.warnings.filter(({ code }) => code.startsWith("SILENCE_")) : []).toEqual([]);
}

function said(definition: object, isReordered: boolean): unknown {
  const normal = JSON.parse(JSON.stringify(normalForm(definition as PipelineDefinition)));
  if (isReordered)
    normal.Parameters.sort((one: { Name: string }, other: { Name: string }) =>
      one.Name < other.Name ? -1 : 1,
    );
  return normal;
}
