import { type Command, Option } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";

/** The commands about the platform and its projects. */
export function addPlatformCommands(program: Command, finish: Finish): void {
  const catalog = program.command("catalog").description("the platform: what an organization deploys once");
  addSynthOptions(catalog.command("synth"), "out/catalog")
    .description("write the platform's stack as Terraform JSON")
    .addOption(
      new Option(
        "--backend <where>",
        "where the platform's own state is: in the folder, or in a bucket that is there",
      )
        .choices(["local", "s3"])
        .default("local"),
    )
    .addHelpText(
      "after",
      examples(
        "sagewright catalog synth",
        "sagewright catalog synth --organization acme --environment prod --out out/prod",
        "sagewright catalog synth --routes s3 --runner codebuild",
      ),
    )
    .action(async (options) => {
      const { synthCatalogCommand } = await import("./catalog-synth.ts");
      finish(await synthCatalogCommand(options));
    });

  const project = program.command("project").description("projects of the platform");
  addSynthOptions(project.command("synth"), "out/project")
    .description("write one project's stack as Terraform JSON, with its variables")
    .option("--ask", "ask for the parameters that no flag says")
    .addHelpText(
      "after",
      examples(
        "sagewright project synth --name churn --out out/churn",
        "sagewright project synth --name churn --id p-abcdef123456 --repository-url https://github.com/acme/churn.git",
      ),
    )
    .action(async (options) => {
      const { synthProjectCommand } = await import("./project-synth.ts");
      finish(await synthProjectCommand(options));
    });

  // The schemas that the flags are made from cost time to load, which no other command need take.
  program.hook("preSubcommand", async (_, group) => {
    if (group !== catalog && group !== project) return;
    const { addPlatformFlags } = await import("./platform-flags.ts");
    addPlatformFlags(catalog, project);
  });
}

const addSynthOptions = (command: Command, folder: string): Command =>
  command
    .option("--out <dir>", "folder to write into: new, empty, or with an earlier stack", folder)
    .option("--config <file>", "config file (default: sagewright.config.ts of this folder or above)")
    .option("--force", "write into a folder that holds something else, too")
    .option("--json", "print one JSON document");
