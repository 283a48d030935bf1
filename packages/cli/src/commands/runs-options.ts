import type { Command } from "commander";
import type { NamedPipelineOptions } from "../sagemaker/named-pipeline.ts";
import { someText } from "./some-text.ts";
import { addTargetOptions } from "./target-options.ts";

/** What commands about executions take. */
export interface RunsOptions extends NamedPipelineOptions {
  readonly json?: boolean;
}

export const addRunsOptions = (command: Command): Command =>
  addSagemakerOptions(command).option(
    "--pipeline-name <name>",
    "only of this pipeline (default: all; aws: $SAGEMAKER_PIPELINE_NAME, or that of the file)",
  );

/** What commands take that look at SageMaker's records, here or on AWS. */
export const addSagemakerOptions = (command: Command): Command =>
  addTargetOptions(command, "where they are")
    .option("--pipeline <file>", "pipeline whose runs are meant (default: that of this folder)")
    .option("--state-dir <dir>", "where runs are kept (default: .sagewright beside the pipeline)", someText)
    .option("--json", "print one JSON document");
