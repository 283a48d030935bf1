import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_PIPELINE } from "../load/default-pipeline.ts";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { someText } from "./some-text.ts";
import { addSourceOptions } from "./target-options.ts";

const PIPELINE = "file whose default export is a pipeline, or a definition .json";
const NAMED = `${PIPELINE}; aws:NAME, local:NAME`;

/** The commands about a pipeline. Each is loaded only when it is called. */
export function addPipelineCommands(program: Command, finish: Finish): void {
  program
    .command("init")
    .description("make a new project from a template, in a folder that is new or empty")
    .argument("<dir>", "folder of the project")
    .option("--template <name>", "template to start from: penguins, abalone, minimal", "penguins")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      examples("sagewright init my-pipeline", "sagewright init my-pipeline --template abalone"),
    )
    .action(async (directory, options) => {
      const { init } = await import("./init.ts");
      finish(await init(directory, options));
    });

  addSourceOptions(program.command("compile"))
    .description("print the definition that SageMaker takes")
    .argument("[pipeline]", NAMED, DEFAULT_PIPELINE)
    .option("--out <file>", "write to a file instead", someText)
    .option("--json", "print issues, too, as one JSON document")
    .addHelpText(
      "after",
      examples(
        "sagewright compile > definition.json",
        "sagewright compile examples/penguins/pipeline.ts --out definition.json",
      ),
    )
    .action(async (pipeline, options) => {
      const { compileCommand } = await import("./compile.ts");
      finish(await compileCommand(pipeline, options));
    });

  addSourceOptions(program.command("check"))
    .description("report every issue at once: code, place, message, hint")
    .argument("[pipeline]", NAMED, DEFAULT_PIPELINE)
    .option("--json", "print one JSON document")
    .addHelpText("after", examples("sagewright check", "sagewright check definition.json --json"))
    .action(async (pipeline, options) => {
      const { checkCommand } = await import("./check.ts");
      finish(await checkCommand(pipeline, options));
    });

  addSourceOptions(program.command("graph"))
    .description("draw the pipeline")
    .argument("[pipeline]", NAMED, DEFAULT_PIPELINE)
    .addOption(
      new Option("--format <format>", "how").choices(["svg", "mermaid", "html", "json"]).default("mermaid"),
    )
    .option("--out <file>", "write to a file instead", someText)
    .option("--json", "the same as --format json")
    .addHelpText("after", examples("sagewright graph", "sagewright graph --format svg --out pipeline.svg"))
    .action(async (pipeline, options) => {
      const { graphCommand } = await import("./graph.ts");
      finish(await graphCommand(pipeline, options));
    });

  addSourceOptions(program.command("import"))
    .description("write a definition as the TypeScript that compiles to it")
    .argument("<definition>", "definition .json, of this or of any other tool; aws:NAME, local:NAME")
    .option("--out <file>", "write to a file instead", someText)
    .option("--force", "write over a file that is there")
    .option("--json", "print issues as one JSON document; without --out, only those that stop it")
    .addHelpText(
      "after",
      examples(
        "sagewright import definition.json --out pipeline.ts",
        "sagewright import aws:churn --out pipeline.ts",
      ),
    )
    .action(async (definition, options) => {
      const { importCommand } = await import("./import.ts");
      finish(await importCommand(definition, options));
    });

  addSourceOptions(program.command("diff"))
    .description("what a pipeline says differently from another, by step, and which step caches break")
    .argument("<before>", `${NAMED}, with a version aws:NAME@3`)
    .argument("[after]", "as the first", DEFAULT_PIPELINE)
    .addOption(new Option("--format <format>", "how").choices(["text", "markdown"]).default("text"))
    .option("--role-arn <arn>", "aws: role that a file would be deployed with (default: that of aws:NAME)")
    .option("--bucket <bucket>", "aws: bucket that it would be deployed to (default: that of aws:NAME)")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      examples(
        "sagewright diff deployed.json",
        "sagewright diff before.json after.json --format markdown",
        "sagewright diff aws:churn",
        "sagewright diff aws:churn@3 aws:churn --json",
      ),
    )
    .action(async (before, after, options) => {
      const { diffCommand } = await import("./diff.ts");
      finish(await diffCommand(before, after, options));
    });

  addSourceOptions(program.command("explain-cache"))
    .description("before a run: which steps will take earlier results, which will run, and because of what")
    .argument("[pipeline]", NAMED, DEFAULT_PIPELINE)
    .option("--param <name=value>", "override a parameter, as for run (repeatable)", assignment)
    .option("--from <execution>", "compare with this execution (default: the newest of each step)")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      examples(
        "sagewright explain-cache",
        "sagewright explain-cache --param MaxRmse=300",
        "sagewright explain-cache --from k3x9",
      ),
    )
    .action(async (pipeline, { param = {}, ...options }) => {
      const { explainCacheCommand } = await import("./explain-cache.ts");
      finish(await explainCacheCommand(pipeline, { ...options, param }));
    });

  program
    .command("deploy")
    .description("upload what a pipeline needs, and create or update it, on this machine or on SageMaker")
    .argument("[pipeline]", NAMED, DEFAULT_PIPELINE)
    .addOption(targetOption("where to deploy it"))
    .option("--name <name>", "name of the deployed pipeline (default: $SAGEMAKER_PIPELINE_NAME, or its own)")
    .option("--role-arn <arn>", "role that it runs with (default: $SAGEMAKER_PIPELINE_ROLE_ARN, or its own)")
    .option("--bucket <bucket>", "bucket for code and results (default: $ARTIFACT_BUCKET, or its own)")
    .option("--lambda-role-arn <arn>", "role of Lambda functions that name none (default: the config's)")
    .option(
      "--schedule-role-arn <arn>",
      "role of schedules and triggers that name none (default: the config's)",
    )
    .option("--note <text>", "what the new version is about (default in a build: its commit)")
    .option("--dry-run", "say what would change, and change nothing")
    .option("--region <region>", "region (default: $AWS_REGION, or that of the profile)")
    .option("--profile <name>", "profile of the AWS configuration (default: $AWS_PROFILE)")
    .option("--endpoint-url <url>", "ask this instead of AWS (default: $AWS_ENDPOINT_URL)")
    .option(
      "--state-dir <dir>",
      "local: where it is kept (default: .sagewright beside the pipeline)",
      someText,
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      examples(
        "sagewright deploy",
        "sagewright deploy --target aws",
        'sagewright deploy --target aws --note "larger trees" --dry-run',
        "sagewright deploy pipeline.ts --target aws --name churn-nightly --role-arn arn:aws:iam::111122223333:role/ml --bucket my-bucket",
      ),
    )
    .action(async (pipeline, options) => {
      const { deploy } = await import("./deploy.ts");
      finish(await deploy(pipeline, options));
    });

  program
    .command("run")
    .description("run a pipeline, on this machine or deployed on SageMaker, and follow it to the end")
    .argument("[pipeline]", NAMED, DEFAULT_PIPELINE)
    .addOption(targetOption("where to run it; on aws what `deploy` has put there"))
    .option(
      "--param <name=value>",
      "override a parameter; a local path given for an S3 URI is copied to S3 (repeatable)",
      assignment,
    )
    .option(
      "--stub <step=file>",
      "do not run a step: take its properties from a JSON file (repeatable)",
      assignment,
    )
    .option(
      "--only <step>",
      "run this step only; results of steps before it come from an earlier execution (repeatable)",
      oneMore,
    )
    .option("--from <step>", "run this step and all that wait for it, with earlier results of the others")
    .option("--until <step>", "run this step and all that it waits for; with --from what lies between")
    .option(
      "--resume <execution>",
      "go on with an execution that was stopped, interrupted or failed",
      someText,
    )
    .option("--name <name>", "display name of the execution")
    .option(
      "--pipeline-name <name>",
      "aws: name of the deployed pipeline (default: $SAGEMAKER_PIPELINE_NAME, or its own)",
    )
    .option("--bucket <bucket>", "aws: bucket for local paths of --param (default: $ARTIFACT_BUCKET)")
    .option(
      "--source <arn>",
      "aws: execution with the results of steps that are not run (default: the newest that has them)",
    )
    .option("--logs", "aws: print what steps write as they run (default: the end of what failed steps wrote)")
    .option("--max-parallel-steps <number>", "aws: steps that run at one time", stepCount)
    .option("--region <region>", "aws: region (default: $AWS_REGION, or that of the profile)")
    .option("--profile <name>", "aws: profile of the AWS configuration (default: $AWS_PROFILE)")
    .option("--endpoint-url <url>", "aws: ask this instead of AWS (default: $AWS_ENDPOINT_URL)")
    .option("--state-dir <dir>", "where runs are kept (default: .sagewright beside the pipeline)", someText)
    .option("--json", "end with one JSON document on stdout")
    .addHelpText(
      "after",
      examples(
        "sagewright run",
        "sagewright run pipeline.ts --param MaxRmse=300 --param Table=./penguins.csv",
        "sagewright run --stub Tune=tuned.json --json",
        "sagewright run --only Train --only Evaluate",
        "sagewright run --from Train --until Evaluate",
        "sagewright run --resume arn:aws:sagemaker:…",
        "sagewright run --target aws --param MaxRmse=300 --json",
        "sagewright run --target aws --from Train --logs",
      ),
    )
    .action(async (pipeline, { param = {}, stub = {}, ...options }) => {
      const { run } = await import("./run.ts");
      finish(await run(pipeline, { ...options, param, stub }));
    });
}

const targetOption = (description: string): Option =>
  new Option("--target <target>", description).choices(["local", "aws"]).default("local");

function stepCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError("Give a whole number from 1.");
  return count;
}

/** A value of an option that may be given again. */
const oneMore = (text: string, previous: readonly string[] = []): readonly string[] => [...previous, text];

/** `K=V`, added to those given before. */
function assignment(text: string, previous: Readonly<Record<string, string>> = {}): Record<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("Write it as NAME=VALUE.");
  const name = text.slice(0, equals);
  if (Object.hasOwn(previous, name)) throw new InvalidArgumentError(`${name} is given twice.`);
  return { ...previous, [name]: text.slice(equals + 1) };
}
