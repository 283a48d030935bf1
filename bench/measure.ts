import { spawnSync } from "node:child_process";

/** A measured ratio, beside the limit that this project holds itself to. */
export interface Ratio {
  readonly what: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: number;
  /** None where the figure only explains another. */
  readonly limit?: number;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds of each, taken in turns so that a slow moment of the machine hits both. */
export function inTurns(rounds: number, ...tasks: readonly (() => void)[]): number[] {
  const samples = tasks.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    tasks.forEach((task, index) => {
      const start = performance.now();
      task();
      if (round >= 0) samples[index]?.push(performance.now() - start);
    });
  }
  return samples.map(median);
}

export function command(file: string, ...args: readonly string[]): () => void {
  return () => {
    const { status, stderr } = spawnSync(file, args, {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${status}: ${stderr}`);
  };
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** A time beside the milliseconds that it may take. */
export const within = (what: string, took: number, limit: number): Ratio => ({
  what,
  measured: milliseconds(took),
  baseline: milliseconds(limit),
  ratio: took / limit,
  limit: 1,
});
