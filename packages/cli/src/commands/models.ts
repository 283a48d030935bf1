import type { Command } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { addStateOptions } from "./state-options.ts";

const MODEL = "ARN, or group/version";

/** The commands about the model registry. */
export function addModelCommands(program: Command, finish: Finish): void {
  const models = program.command("models").description("the model registry");

  addStateOptions(models.command("list"))
    .description("list model packages, newest first")
    .option("--group <name>", "only of this group")
    .addHelpText(
      "after",
      examples("sagewright models list", "sagewright models list --group penguins --json"),
    )
    .action(async (options) => {
      const { listModels } = await import("./models-list.ts");
      finish(await listModels(options));
    });

  addStateOptions(models.command("show").argument("<model>", MODEL))
    .description("show a model package")
    .addHelpText("after", examples("sagewright models show penguins/3"))
    .action(async (model, options) => {
      const { showModel } = await import("./models-show.ts");
      finish(await showModel(model, options));
    });

  for (const [name, status] of [
    ["approve", "Approved"],
    ["reject", "Rejected"],
  ] as const) {
    addStateOptions(models.command(name).argument("<model>", MODEL))
      .description(`set the approval status of a model package to ${status}`)
      .option("--description <text>", "why")
      .addHelpText("after", examples(`sagewright models ${name} penguins/3 --description "seen by Ada"`))
      .action(async (model, options) => {
        const { setApproval } = await import("./models-approval.ts");
        finish(await setApproval(model, status, options));
      });
  }
}
