import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, inTurns, milliseconds, type Ratio, within } from "./measure.ts";

const sagewright = join(import.meta.dirname, "../packages/cli/bin/sagewright.js");

/** What an operator waits for until a stack is written, from cold: beside starting Node at all, and the seconds that it may take. */
export function synthRatios(): Ratio[] {
  const folder = mkdtempSync(join(tmpdir(), "sagewright-bench-"));
  const synth = (...words: readonly string[]): (() => void) =>
    command("node", sagewright, ...words, "--organization", "bench", "--out", join(folder, String(words[0])));
  try {
    const [node = Number.NaN, catalog = Number.NaN, project = Number.NaN] = inTurns(
      5,
      command("node", "-e", "0"),
      synth("catalog", "synth"),
      synth("project", "synth", "--name", "demo"),
    );
    return [
      ...beside("sagewright catalog synth", catalog, node),
      ...beside("sagewright project synth", project, node),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const beside = (what: string, took: number, node: number): Ratio[] => [
  {
    what,
    measured: milliseconds(took),
    baseline: `${milliseconds(node)} node -e 0`,
    ratio: took / node,
    limit: 60,
  },
  within("…", took, 3_000),
];
