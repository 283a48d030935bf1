import { compile } from "@sagewright/pipeline-dsl";
import { inTurns, milliseconds, type Ratio } from "./measure.ts";
import { pipelineOf, type Shape } from "./pipelines.ts";
import { PYTHON_BUILD } from "./python-sdk.ts";

const SHAPES: readonly Shape[] = ["chain", "fan-out", "ladder"];
const SIZES = [100, 1_000, 10_000];

/** Processing steps, compiled in process: beside writing the result as JSON text, a tenth of the steps, and Python. */
export function compileRatios(): Ratio[] {
  return SHAPES.flatMap((shape) => {
    const pipelines = SIZES.map((size) => pipelineOf(shape, size));
    const definitions = pipelines.map((pipeline) => compile(pipeline));
    const compiled = inTurns(15, ...pipelines.map((pipeline) => () => void compile(pipeline)));
    const written = inTurns(15, ...definitions.map((definition) => () => void JSON.stringify(definition)));
    return SIZES.flatMap((size, at) => {
      const [took = Number.NaN, text = Number.NaN] = [compiled[at], written[at]];
      const what = `compile ${size.toLocaleString("en")} steps (${shape})`;
      return [
        {
          what,
          measured: milliseconds(took),
          baseline: `${milliseconds(text)} JSON.stringify of it`,
          ratio: took / text,
          limit: 8,
        },
        ...growth(took, compiled[at - 1], text / (written[at - 1] ?? Number.NaN)),
        ...python(took, `${shape} ${size.toLocaleString("en")}`),
      ];
    });
  });
}

function growth(took: number, before: number | undefined, floor: number): Ratio[] {
  if (before === undefined) return [];
  const baseline = `${milliseconds(before)} a tenth of them (JSON.stringify: ${floor.toFixed(1)}×)`;
  return [{ what: "…", measured: milliseconds(took), baseline, ratio: took / before, limit: 13 }];
}

function python(took: number, key: string): Ratio[] {
  const recorded = PYTHON_BUILD.get(key);
  if (recorded === undefined) return [];
  const baseline = `${milliseconds(recorded)} Python SDK, as recorded`;
  return [{ what: "…", measured: milliseconds(took), baseline, ratio: took / recorded }];
}
