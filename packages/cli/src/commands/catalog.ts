import { type Command, Option } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { group } from "./group.ts";
import { addPlatformFlags } from "./platform-flags.ts";
import { addSynthOptions } from "./synth-options.ts";

/** The commands about the platform. */
export function addCatalogCommands(program: Command, finish: Finish): void {
  group(
    program,
    "catalog",
    {
      description: "the platform: what an organization deploys once",
      examples: [
        "sagewright catalog plan",
        "sagewright catalog deploy --environment prod",
        "sagewright catalog help deploy",
      ],
    },
    (catalog) => {
      addSynth(catalog, finish);
      addPlan(catalog, finish);
      addDeploy(catalog, finish);
      addDestroy(catalog, finish);
      addPlatformFlags(catalog);
    },
  );
}

function addSynth(catalog: Command, finish: Finish): void {
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
}

function addPlan(catalog: Command, finish: Finish): void {
  addWorkOptions(catalog.command("plan"))
    .description("show what a deploy would change; nothing is changed")
    .option("--detailed-exitcode", "exit with 2 where there are changes, as terraform does")
    .addHelpText(
      "after",
      examples(
        "sagewright catalog plan",
        "sagewright catalog plan --environment prod --profile platform-admin",
        "sagewright catalog plan --json",
      ),
    )
    .action(async (options) => {
      const { planCatalogCommand } = await import("./catalog-plan.ts");
      finish(await planCatalogCommand(options));
    });
}

function addDeploy(catalog: Command, finish: Finish): void {
  addWorkOptions(catalog.command("deploy"))
    .description("deploy the platform, or bring it up to date: plans, asks, applies")
    .option("-y, --yes", "do not ask")
    .option("--command-runner-package <s3-uri>", "built package of CommandRunner, to register its type from")
    .option("--command-runner-role <arn>", "role that CloudFormation runs CommandRunner's type with")
    .addHelpText(
      "after",
      examples(
        "sagewright catalog deploy",
        "sagewright catalog deploy --environment prod --profile platform-admin",
        "sagewright catalog deploy --yes --json        in a build, without a terminal",
      ),
    )
    .action(async (options) => {
      const { deployCatalogCommand } = await import("./catalog-deploy.ts");
      finish(await deployCatalogCommand(options));
    });
}

function addDestroy(catalog: Command, finish: Finish): void {
  addWorkOptions(catalog.command("destroy"))
    .description("destroy the platform, but for its bucket; refuses while it has projects")
    .option("-y, --yes", "do not ask; wants --confirm as well")
    .option("--confirm <name>", "name of the platform that is destroyed, such as acme-prod")
    .option(
      "--abandon <project...>",
      "projects, by name or id, that stay though nothing can delete them then",
    )
    .addHelpText(
      "after",
      examples(
        "sagewright catalog destroy",
        "sagewright catalog destroy --environment dev --yes --confirm acme-dev",
      ),
    )
    .action(async (options) => {
      const { destroyCatalogCommand } = await import("./catalog-destroy.ts");
      finish(await destroyCatalogCommand(options));
    });
}

/** What the commands take that run Terraform on the platform; region is one of the settings. */
const addWorkOptions = (command: Command): Command =>
  addSynthOptions(command, "out/catalog")
    .addOption(
      new Option(
        "--backend <where>",
        "where the platform's state is to be: in its own bucket, or for good in the folder",
      )
        .choices(["s3", "local"])
        .default("s3"),
    )
    .option("--terraform <program>", "Terraform to run (default: that on PATH)")
    .option("--profile <name>", "profile of the AWS configuration (default: $AWS_PROFILE)")
    .option("--endpoint-url <url>", "ask this instead of AWS (default: $AWS_ENDPOINT_URL)");
