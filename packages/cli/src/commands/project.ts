import { type Command, InvalidArgumentError, Option } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { group } from "./group.ts";
import { addProjectFlags } from "./platform-flags.ts";
import { someText } from "./some-text.ts";
import { addSynthOptions } from "./synth-options.ts";
import { addTargetOptions } from "./target-options.ts";

/** The commands about projects. */
export function addProjectCommands(program: Command, finish: Finish): void {
  group(
    program,
    "project",
    {
      description: "projects of the platform, or of this machine",
      examples: [
        "sagewright project create",
        "sagewright project create demo --target local",
        "sagewright project show churn",
        "sagewright project logs churn --follow",
      ],
    },
    (project) => {
      addCreate(project, finish);
      addList(project, finish);
      addShow(project, finish);
      addUpdate(project, finish);
      addDelete(project, finish);
      addLogs(project, finish);
      addSynth(project, finish);
      addProjectFlags(project);
    },
  );
}

function addCreate(project: Command, finish: Finish): void {
  addTemplateOptions(addPlace(project.command("create").argument("[name]", "name of the project")))
    .description("make a project, and follow it to the end")
    .option("--description <text>", "what the project is for")
    .option("--file <file.json>", "parameters as JSON, under the names of the form (repositoryUrl, …)")
    .option("--tag <key=value>", "tag of the project; may be repeated", keyValues, {})
    .option("-y, --yes", "do not ask")
    .option("--no-wait", "do not follow it: end once it is under way")
    .addHelpText(
      "after",
      examples(
        "sagewright project create                       asks for all that it needs",
        "sagewright project create churn --repository-url https://github.com/acme/churn.git --connection-arn ARN",
        "sagewright project create churn --file churn.json --yes --json",
        "sagewright project create demo --target local   here: clone it, push to it",
      ),
    )
    .action(async (name, options) => {
      const { createProjectCommand } = await import("./project-create.ts");
      finish(await createProjectCommand(name, options));
    });
}

function addList(project: Command, finish: Finish): void {
  addPlace(project.command("list"))
    .description("list projects, newest first")
    .addOption(new Option("--status <status...>", "only those of this status").choices(STATUSES))
    .option("--name-contains <text>", "only those whose name contains this")
    .addHelpText(
      "after",
      examples(
        "sagewright project list",
        "sagewright project list --status CreateFailed UpdateFailed",
        "sagewright project list --target local --json",
      ),
    )
    .action(async (options) => {
      const { listProjectsCommand } = await import("./project-list.ts");
      finish(await listProjectsCommand(options));
    });
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeProject.html */
const STATUSES = [
  "Pending",
  "CreateInProgress",
  "CreateCompleted",
  "CreateFailed",
  "UpdateInProgress",
  "UpdateCompleted",
  "UpdateFailed",
  "DeleteInProgress",
  "DeleteFailed",
  "DeleteCompleted",
];

function addShow(project: Command, finish: Finish): void {
  addPlace(project.command("show").argument("<name>", "name of the project"))
    .description("show a project: parameters, repository, latest build, pipelines, models")
    .addHelpText("after", examples("sagewright project show churn", "sagewright project show churn --json"))
    .action(async (name, options) => {
      const { showProjectCommand } = await import("./project-show.ts");
      finish(await showProjectCommand(name, options));
    });
}

function addUpdate(project: Command, finish: Finish): void {
  addPlace(project.command("update").argument("<name>", "name of the project"))
    .description("change parameters, or move to the newest version of the template; shows first what changes")
    .option("--description <text>", "what the project is for")
    .option("--file <file.json>", "parameters as JSON, under the names of the form (repositoryUrl, …)")
    .option("--artifact <id|name>", "version of the product (default: the newest)")
    .option("-y, --yes", "do not ask")
    .option("--no-wait", "do not follow it: end once it is under way")
    .addHelpText(
      "after",
      examples(
        "sagewright project update churn      to the newest version of the template",
        "sagewright project update churn --branch release --yes",
      ),
    )
    .action(async (name, options) => {
      const { updateProjectCommand } = await import("./project-update.ts");
      finish(await updateProjectCommand(name, options));
    });
}

function addDelete(project: Command, finish: Finish): void {
  addPlace(project.command("delete").argument("<name>", "name of the project"))
    .description("destroy a project and all that it made; the repository at the Git host stays")
    .option("-y, --yes", "do not ask; needs --confirm")
    .option("--confirm <name>", "the name once more, with --yes")
    .addHelpText(
      "after",
      examples("sagewright project delete churn", "sagewright project delete churn --yes --confirm churn"),
    )
    .action(async (name, options) => {
      const { deleteProjectCommand } = await import("./project-delete.ts");
      finish(await deleteProjectCommand(name, options));
    });
}

function addLogs(project: Command, finish: Finish): void {
  addPlace(project.command("logs").argument("<name>", "name of the project"))
    .description("print what the latest operation on a project has done: stack events, Terraform's log")
    .option("-f, --follow", "go on until the operation has ended")
    .option("--build", "the log of the latest build of its code instead")
    .addHelpText(
      "after",
      examples(
        "sagewright project logs churn",
        "sagewright project logs churn --follow",
        "sagewright project logs churn --build",
      ),
    )
    .action(async (name, options) => {
      const { projectLogsCommand } = await import("./project-logs.ts");
      finish(await projectLogsCommand(name, options));
    });
}

function addSynth(project: Command, finish: Finish): void {
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
}

/** Where the project is. */
const addPlace = (command: Command): Command =>
  addTargetOptions(command, "where the project is", "aws")
    .option("--config <file>", "config file (default: sagewright.config.ts of this folder or above)")
    .option(
      "--state-dir <dir>",
      "local: where projects are kept (default: .sagewright of this folder)",
      someText,
    )
    .option("--json", "print one JSON document");

/** What a project is made from, where it is not the platform's own template. */
const addTemplateOptions = (command: Command): Command => {
  const heading = "Template (default: the platform's own):";
  const options = [
    new Option("--product <id|name>", "Service Catalog product"),
    new Option("--artifact <id|name>", "version of the product (default: the newest)"),
    new Option("--path <id>", "launch path of the product, where it has several"),
    new Option("--template-url <url>", "https URL of a template in S3").conflicts([
      "product",
      "artifact",
      "path",
    ]),
    new Option("--role-arn <arn>", "role that makes the stack of a template in S3"),
  ];
  for (const option of options) command.addOption(option.helpGroup(heading));
  return command;
};

function keyValues(text: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as KEY=VALUE.");
  return { ...given, [text.slice(0, at)]: text.slice(at + 1) };
}
