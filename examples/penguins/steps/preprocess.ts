import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { encode, Penguin } from "../penguin.ts";
import { shuffle } from "./shuffle.ts";

/** Cleans the table, encodes it, and splits it into rows to learn from and rows held out. */
export async function preprocess({
  inputs,
  outputs,
}: {
  inputs: { table: string; testShare: number; seed: number };
  outputs: { train: string; test: string };
}): Promise<{ summary: z.infer<typeof Summary> }> {
  const table = z
    .array(z.unknown())
    .parse(JSON.parse(await readFile(join(inputs.table, "penguins.json"), "utf8")));
  const complete = table.flatMap((row) => Penguin.safeParse(row).data ?? []);
  const examples = shuffle(complete.map(encode), inputs.seed);
  const held = Math.round(examples.length * inputs.testShare);

  await writeFile(join(outputs.test, "test.json"), JSON.stringify(examples.slice(0, held)));
  await writeFile(join(outputs.train, "train.json"), JSON.stringify(examples.slice(held)));
  console.log(`${table.length} rows, ${complete.length} complete, ${held} held out`);
  return { summary: { rows: table.length, complete: complete.length, heldOut: held } };
}

export const Summary = z.object({ rows: z.int(), complete: z.int(), heldOut: z.int() });
