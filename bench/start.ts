import { join } from "node:path";
import { command, inTurns, milliseconds, type Ratio } from "./measure.ts";
import { PYTHON_IMPORT } from "./python-sdk.ts";

const repository = join(import.meta.dirname, "..");
const sagewright = join(repository, "packages/cli/bin/sagewright.js");

/** What a command costs from cold, beside the cost of starting Node at all. */
export function startRatios(): Ratio[] {
  const [node = Number.NaN, version = Number.NaN, compile = Number.NaN] = inTurns(
    15,
    command("node", "-e", "0"),
    command("node", sagewright, "--version"),
    command("node", sagewright, "compile", join(repository, "examples/abalone/pipeline.ts")),
  );
  const baseline = `${milliseconds(node)} node -e 0`;
  return [
    {
      what: "sagewright --version",
      measured: milliseconds(version),
      baseline,
      ratio: version / node,
      limit: 2,
    },
    {
      what: "sagewright compile abalone",
      measured: milliseconds(compile),
      baseline,
      ratio: compile / node,
      limit: 6,
    },
    {
      what: "…",
      measured: milliseconds(compile),
      baseline: `${milliseconds(PYTHON_IMPORT)} import of the Python SDK, as recorded`,
      ratio: compile / PYTHON_IMPORT,
    },
  ];
}
