import { type Command, InvalidArgumentError } from "commander";
import { examples } from "./examples.ts";
import type { Finish } from "./finish.ts";
import { someText } from "./some-text.ts";

/** The command that serves. */
export function addServeCommand(program: Command, finish: Finish): void {
  program
    .command("serve")
    .description("serve SageMaker's API over the runs of this machine: for aws, boto3 and every SDK")
    .option("--port <number>", "port of this machine; 0 takes one that is free", port, 4747)
    .option("--pipeline <file>", "pipeline whose folder has the config (default: that of this folder)")
    .option("--state-dir <dir>", "where runs are kept (default: .sagewright beside the pipeline)", someText)
    .option("--verbose", "print every request")
    .option("--json", "print one line with the endpoint as soon as it is ready")
    .addHelpText(
      "after",
      examples(
        "sagewright serve",
        "sagewright serve --port 0 --json",
        "aws --endpoint-url http://127.0.0.1:4747 --no-sign-request sagemaker list-pipelines",
      ),
    )
    .action(async (options) => {
      const { serve } = await import("./serve-engine.ts");
      finish(await serve(options));
    });
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new InvalidArgumentError("Give a whole number from 0 to 65535.");
  return number;
}
