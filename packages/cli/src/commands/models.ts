import { type Command, Option } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { group } from "./group.ts";
import { addSagemakerOptions } from "./runs-options.ts";

const MODEL = "ARN, or group/version";

/** The commands about the model registry. */
export function addModelCommands(program: Command, finish: Finish): void {
  group(
    program,
    "models",
    {
      description: "the model registry: what pipelines have registered",
      examples: [
        "sagewright models list",
        "sagewright models show penguins/3 --compare 2",
        "sagewright models approve penguins/3",
      ],
    },
    (models) => {
      addLooks(models, finish);
      addApprovals(models, finish);
    },
  );
}

function addLooks(models: Command, finish: Finish): void {
  addSagemakerOptions(models.command("list"))
    .description("list model packages, newest first")
    .option("--group <name>", "only of this group")
    .addOption(
      new Option("--status <status>", "only of this approval status").choices([
        "Approved",
        "Rejected",
        "PendingManualApproval",
      ]),
    )
    .addHelpText(
      "after",
      examples(
        "sagewright models list",
        "sagewright models list --group penguins --status Approved --json",
        "sagewright models list --target aws",
      ),
    )
    .action(async (options) => {
      const { listModelsCommand } = await import("./models-list.ts");
      finish(await listModelsCommand(options));
    });

  addSagemakerOptions(models.command("show").argument("<model>", MODEL))
    .description("show a model package and its metrics")
    .option("--compare <model>", "beside the metrics of another one, or of this version of the same group")
    .addHelpText(
      "after",
      examples("sagewright models show penguins/3", "sagewright models show penguins/3 --compare 2"),
    )
    .action(async (model, options) => {
      const { showModel } = await import("./models-show.ts");
      finish(await showModel(model, options));
    });
}

function addApprovals(models: Command, finish: Finish): void {
  for (const [name, status] of [
    ["approve", "Approved"],
    ["reject", "Rejected"],
  ] as const) {
    addSagemakerOptions(models.command(name).argument("<model>", MODEL))
      .description(`set the approval status of a model package to ${status}`)
      .option("--note <text>", "why")
      .addOption(new Option("--description <text>", "why").hideHelp())
      .addHelpText("after", examples(`sagewright models ${name} penguins/3 --note "seen by Ada"`))
      .action(async (model, options) => {
        const { setApprovalCommand } = await import("./models-approval.ts");
        finish(await setApprovalCommand(model, status, options));
      });
  }
}
