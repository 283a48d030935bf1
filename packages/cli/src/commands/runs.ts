import { type Command, InvalidArgumentError, Option } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { group } from "./group.ts";
import { addRunsOptions } from "./runs-options.ts";

const EXECUTION = "ARN, id, or the first characters of an id (default: the latest)";

/** The commands about executions. */
export function addRunCommands(program: Command, finish: Finish): void {
  group(
    program,
    "runs",
    {
      description: "executions: what has been run, here or on SageMaker",
      examples: [
        "sagewright runs list",
        "sagewright runs show --follow",
        "sagewright runs logs --step Train",
      ],
    },
    (runs) => {
      addLooks(runs, finish);
      addChanges(runs, finish);
    },
  );
}

function addLooks(runs: Command, finish: Finish): void {
  addRunsOptions(runs.command("list"))
    .description("list executions, newest first")
    .addOption(
      new Option("--status <status>", "only of this status").choices([
        "Executing",
        "Stopping",
        "Stopped",
        "Failed",
        "Succeeded",
      ]),
    )
    .option("--limit <number>", "how many at most", wholeNumber, 20)
    .addHelpText(
      "after",
      examples(
        "sagewright runs list",
        "sagewright runs list --status Failed --limit 100 --json",
        "sagewright runs list --target aws --pipeline-name churn",
      ),
    )
    .action(async (options) => {
      const { listRunsCommand } = await import("./runs-list.ts");
      finish(await listRunsCommand(options));
    });

  addRunsOptions(runs.command("show").argument("[execution]", EXECUTION))
    .description("show the steps, outputs and metrics of an execution")
    .option("-f, --follow", "watch it until it ends, wherever it runs; Ctrl-C leaves it running")
    .addHelpText(
      "after",
      examples(
        "sagewright runs show",
        "sagewright runs show k3x9 --json",
        "sagewright runs show --follow --target aws",
      ),
    )
    .action(async (execution, options) => {
      const { showRun } = await import("./runs-show.ts");
      finish(await showRun(execution, options));
    });

  addRunsOptions(runs.command("logs").argument("[execution]", EXECUTION))
    .description("print what steps have written")
    .option("--step <name>", "only of this step")
    .option("-f, --follow", "go on until the execution ends")
    .addHelpText(
      "after",
      examples(
        "sagewright runs logs --step Train",
        "sagewright runs logs k3x9 --follow",
        "sagewright runs logs --target aws --pipeline-name churn --step Train",
      ),
    )
    .action(async (execution, options) => {
      const { runLogs } = await import("./runs-logs.ts");
      finish(await runLogs(execution, options));
    });
}

function addChanges(runs: Command, finish: Finish): void {
  addRunsOptions(runs.command("stop").argument("[execution]", EXECUTION))
    .description("stop an execution and its jobs, also one of another terminal")
    .addHelpText("after", examples("sagewright runs stop", "sagewright runs stop k3x9"))
    .action(async (execution, options) => {
      const { stopRun } = await import("./runs-stop.ts");
      finish(await stopRun(execution, options));
    });

  addRunsOptions(runs.command("retry").argument("[execution]", EXECUTION))
    .description("go on with an execution that failed or was stopped; steps that succeeded are not repeated")
    .addHelpText("after", examples("sagewright runs retry", "sagewright runs retry --target aws --json"))
    .action(async (execution, options) => {
      const { retryRun } = await import("./runs-retry.ts");
      finish(await retryRun(execution, options));
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError("Give a whole number from 1.");
  return number;
}
