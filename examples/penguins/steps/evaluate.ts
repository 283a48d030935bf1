import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import LinearRegression from "ml-regression-multivariate-linear";
import * as tar from "tar";
import { z } from "zod";
import type { Example } from "../penguin.ts";

export const Evaluation = z.object({
  /** Root mean squared error on the held-out rows, in grams. */
  rmse: z.number(),
  /** Share of the variance explained, at most 1. */
  r2: z.number(),
  rows: z.int(),
});

/** Measures the model on the rows it has not seen. */
export async function evaluate({
  inputs,
}: {
  inputs: { model: string; test: string };
}): Promise<{ evaluation: z.infer<typeof Evaluation> }> {
  const model = await load(join(inputs.model, "model.tar.gz"));
  const examples: Example[] = JSON.parse(await readFile(join(inputs.test, "test.json"), "utf8"));
  const predicted = model
    .predict(examples.map(({ features }) => [...features]))
    .map(([mass]) => mass as number);
  const evaluation = measure(
    examples.map(({ bodyMass }) => bodyMass),
    predicted,
  );
  console.log(
    `RMSE ${evaluation.rmse.toFixed(1)} g, R² ${evaluation.r2.toFixed(3)} on ${evaluation.rows} penguins`,
  );
  return { evaluation };
}

export function measure(actual: readonly number[], predicted: readonly number[]): z.infer<typeof Evaluation> {
  const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length;
  const residual = actual.reduce((sum, value, row) => sum + (value - (predicted[row] as number)) ** 2, 0);
  const total = actual.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { rmse: Math.sqrt(residual / actual.length), r2: 1 - residual / total, rows: actual.length };
}

async function load(archive: string): Promise<LinearRegression> {
  const folder = await mkdtemp(join(tmpdir(), "model-"));
  try {
    await tar.extract({ file: archive, cwd: folder });
    return LinearRegression.load(JSON.parse(await readFile(join(folder, "model.json"), "utf8")).model);
  } finally {
    await rm(folder, { recursive: true });
  }
}
