import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTurns, median, milliseconds, type Ratio } from "./measure.ts";

const STEPS = 200;

/** Two hundred steps by the engine, and the same processes started by `xargs -P2`. */
export function engineRatios(): Ratio[] {
  return [runs("none", ["true"]), ...isolated()].flat();
}

function isolated(): Ratio[][] {
  try {
    execFileSync("bwrap", ["--ro-bind", "/", "/", "true"], { stdio: "ignore" });
  } catch {
    console.error("bubblewrap is missing: the run with isolation is left out.");
    return [];
  }
  const job = mkdtempSync(join(tmpdir(), "sagewright-bench-"));
  const flags = [
    "--ro-bind",
    "/",
    "/",
    "--dev",
    "/dev",
    "--proc",
    "/proc",
    "--tmpfs",
    "/opt",
    "--bind",
    job,
    "/opt/ml",
  ];
  try {
    return [runs("bubblewrap", ["bwrap", ...flags, "true"])];
  } finally {
    rmSync(job, { recursive: true });
  }
}

function runs(isolation: "none" | "bubblewrap", program: readonly string[]): Ratio[] {
  const took: number[] = [];
  const peak: number[] = [];
  const [xargs = Number.NaN] = inTurns(
    5,
    () => {
      execFileSync("xargs", ["-P2", "-I{}", ...program], {
        input: Array.from({ length: STEPS }, (_, index) => index).join("\n"),
      });
    },
    () => {
      const output = execFileSync("node", [join(import.meta.dirname, "engine-child.mjs"), isolation], {
        encoding: "utf8",
      });
      const result: { took: number; peak: number } = JSON.parse(output);
      took.push(result.took);
      peak.push(result.peak);
    },
  );
  // The first round only warms up, as in inTurns.
  const engine = median(took.slice(1));
  const overhead = (engine - xargs) / STEPS;
  return [
    {
      what: `${STEPS} no-op steps, isolation ${isolation}: the whole run`,
      measured: milliseconds(engine),
      baseline: `${milliseconds(xargs)} xargs -P2`,
      ratio: engine / xargs,
    },
    {
      what: "… what the engine adds to a step",
      measured: milliseconds(overhead),
      baseline: `${milliseconds(xargs / STEPS)} to start its process`,
      ratio: overhead / (xargs / STEPS),
      limit: 3,
    },
    {
      what: "… peak memory",
      measured: `${(median(peak) / 1e6).toFixed(0)} MB`,
      baseline: "200 MB",
      ratio: median(peak) / 200e6,
      limit: 1,
    },
  ];
}
