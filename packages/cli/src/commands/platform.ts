import { type Command, Option } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { addProjectCommands } from "./project.ts";
import { addSynthOptions } from "./synth-options.ts";

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

  const project = addProjectCommands(program, finish);

  // The schemas that the flags are made from cost time to load, which no other command need take.
  program.hook("preSubcommand", async (_, group) => {
    if (group !== catalog && group !== project) return;
    const { addPlatformFlags } = await import("./platform-flags.ts");
    const { addProjectFlags } = await import("./project-flags.ts");
    addPlatformFlags(catalog);
    addProjectFlags(project);
  });
}
