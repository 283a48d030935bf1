import { type Command, InvalidArgumentError } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { addStateOptions } from "./state-options.ts";

const EXECUTION = "ARN, id, or the first characters of an id (default: the latest)";

/** The commands about executions. */
export function addRunCommands(program: Command, finish: Finish): void {
  const runs = program.command("runs").description("what has been run");

  addStateOptions(runs.command("list"))
    .description("list executions, newest first")
    .option("--limit <number>", "how many at most", wholeNumber, 20)
    .addHelpText("after", examples("sagewright runs list", "sagewright runs list --limit 100 --json"))
    .action(async (options) => {
      const { listRuns } = await import("./runs-list.ts");
      finish(await listRuns(options));
    });

  addStateOptions(runs.command("show").argument("[execution]", EXECUTION))
    .description("show the steps, outputs and metrics of an execution")
    .addHelpText("after", examples("sagewright runs show", "sagewright runs show k3x9 --json"))
    .action(async (execution, options) => {
      const { showRun } = await import("./runs-show.ts");
      finish(await showRun(execution, options));
    });

  addStateOptions(runs.command("logs").argument("[execution]", EXECUTION))
    .description("print what steps have written")
    .option("--step <name>", "only of this step")
    .option("-f, --follow", "go on until the execution ends")
    .addHelpText("after", examples("sagewright runs logs --step Train", "sagewright runs logs k3x9 --follow"))
    .action(async (execution, options) => {
      const { runLogs } = await import("./runs-logs.ts");
      finish(await runLogs(execution, options));
    });

  addStateOptions(runs.command("stop").argument("[execution]", EXECUTION))
    .description("stop an execution and its jobs, also one of another terminal")
    .addHelpText("after", examples("sagewright runs stop", "sagewright runs stop k3x9"))
    .action(async (execution, options) => {
      const { stopRun } = await import("./runs-stop.ts");
      finish(await stopRun(execution, options));
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError("Give a whole number from 1.");
  return number;
}
