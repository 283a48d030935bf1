import { join } from "node:path";
import { command, inTurns, milliseconds, type Ratio } from "./measure.ts";
import { PYTHON_IMPORT } from "./python-sdk.ts";

const repository = join(import.meta.dirname, "..");
const sagewright = join(repository, "packages/cli/bin/sagewright.js");

/** Help of one command, and of one of each group: those of a group are as dear as each other but for their options. */
const HELPS = [
  ["--help"],
  ["run", "--help"],
  ["deploy", "--help"],
  ["runs", "list", "--help"],
  ["models", "show", "--help"],
  ["serve", "--help"],
  ["connection", "create", "--help"],
  ["catalog", "plan", "--help"],
  ["project", "create", "--help"],
  ["project", "synth", "--help"],
];

/** Help beside the start of Node, in pairs; the rounds are many, since both are short. */
function helpRatios(): Ratio[] {
  const [node = Number.NaN, ...helps] = inTurns(
    25,
    command("node", "-e", "0"),
    ...HELPS.map((words) => command("node", sagewright, ...words)),
  );
  const [program = Number.NaN] = helps;
  const worst = helps.reduce((slowest, each, index) => (each > (helps[slowest] ?? 0) ? index : slowest), 0);
  const baseline = `${milliseconds(node)} node -e 0`;
  const ratio = (what: string, took: number): Ratio => ({
    what,
    measured: milliseconds(took),
    baseline,
    ratio: took / node,
    limit: 2,
  });
  return [
    ratio("sagewright --help", program),
    ratio(`the slowest help: ${HELPS[worst]?.join(" ")}`, helps[worst] ?? Number.NaN),
  ];
}

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
    ...helpRatios(),
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
