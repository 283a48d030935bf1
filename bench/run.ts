import { compileRatios } from "./compile.ts";
import { definitionRatios } from "./definitions.ts";
import { engineRatios } from "./engine.ts";
import { startRatios } from "./start.ts";
import { synthRatios } from "./synth.ts";
import { typeRatios } from "./types.ts";

/** Prints each measured time beside its baseline of the same run: machines differ, ratios hardly. */
const rows = [
  ...startRatios(),
  ...compileRatios(),
  ...definitionRatios(),
  ...synthRatios(),
  ...typeRatios(),
  ...engineRatios(),
].map(({ what, measured, baseline, ratio, limit }) => [
  what,
  measured,
  baseline,
  `${ratio.toFixed(2)}×`,
  limit === undefined ? "" : `≤ ${limit}×`,
  limit === undefined ? "" : ratio <= limit ? "holds" : "EXCEEDED",
]);
const table = [["what", "measured", "beside", "ratio", "limit", ""], ...rows];
const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
