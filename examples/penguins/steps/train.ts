import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import LinearRegression from "ml-regression-multivariate-linear";
import * as tar from "tar";
import { type Example, FEATURES } from "../penguin.ts";

/** Fits a linear model and leaves it as `model.tar.gz`, the form in which SageMaker keeps models. */
export async function train({
  inputs,
  outputs,
}: {
  inputs: { train: string };
  outputs: { model: string };
}): Promise<void> {
  const examples: Example[] = JSON.parse(await readFile(join(inputs.train, "train.json"), "utf8"));
  const model = new LinearRegression(
    examples.map(({ features }) => [...features]),
    examples.map(({ bodyMass }) => [bodyMass]),
  );

  const folder = await mkdtemp(join(tmpdir(), "model-"));
  try {
    await writeFile(
      join(folder, "model.json"),
      JSON.stringify({ features: FEATURES, model: model.toJSON() }),
    );
    await tar.create({ cwd: folder, file: join(outputs.model, "model.tar.gz"), gzip: true, portable: true }, [
      "model.json",
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
  console.log(`fitted ${FEATURES.length} features to ${examples.length} penguins`);
}
