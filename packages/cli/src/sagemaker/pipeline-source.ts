import { DescribePipelineCommand } from "@aws-sdk/client-sagemaker";
import { isValidPipelineName, SagewrightError } from "@sagewright/core";
import type { AwsOptions } from "../aws/clients.ts";
import { isMissing } from "../aws/missing.ts";
import { UsageError } from "../usage-error.ts";
import { pipelineNotFound, pipelineSourceInvalid, pipelineVersionNotFound } from "./issues.ts";
import type { StatePlace } from "./local-state.ts";
import { nearPipelineNames } from "./near-pipeline-names.ts";
import { type Sagemaker, withSagemaker } from "./open-sagemaker.ts";
import { sagemakerCall } from "./sagemaker-call.ts";

/** Where pipelines are looked for. */
export interface SourceOptions extends AwsOptions, StatePlace {}

/** A pipeline's definition as SageMaker holds it, on AWS or here. */
export interface SourcedDefinition {
  readonly name: string;
  readonly text: string;
  /** Of a pipeline on AWS: the role that it runs with. */
  readonly roleArn?: string;
}

interface PipelineSource {
  readonly target: "aws" | "local";
  readonly name: string;
  readonly version?: number;
}

/**
 * Reads the definition that `aws:NAME` or `local:NAME` stand for, the latest or that of a version: `aws:NAME@3`.
 *
 * Issues: PIPELINE_SOURCE_INVALID, PIPELINE_NOT_FOUND, PIPELINE_VERSION_NOT_FOUND; of `local:` EXECUTION_NONE; of `aws:` AWS_….
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribePipeline.html
 */
export async function readPipelineSource(
  argument: string,
  options: SourceOptions = {},
): Promise<SourcedDefinition> {
  const source = parsePipelineSource(argument);
  return await withSagemaker(
    { ...ofTarget(source.target, options), target: source.target },
    "read",
    (sagemaker) => describe(sagemaker, source),
  );
}

/** A command may name a pipeline of each target, with options for both. */
function ofTarget(target: PipelineSource["target"], options: SourceOptions): SourceOptions {
  const { stateDir, pipeline, region, profile, endpointUrl } = options;
  if (target === "aws") {
    return {
      ...(region === undefined ? {} : { region }),
      ...(profile === undefined ? {} : { profile }),
      ...(endpointUrl === undefined ? {} : { endpointUrl }),
    };
  }
  return { ...(stateDir === undefined ? {} : { stateDir }), ...(pipeline === undefined ? {} : { pipeline }) };
}

export function parsePipelineSource(argument: string): PipelineSource {
  const [, target, name = "", version] = /^(aws|local):([^@]*)(?:@(\d{1,9}))?$/.exec(argument) ?? [];
  if (!isValidPipelineName(name) || version === "0") throw new UsageError([pipelineSourceInvalid(argument)]);
  return {
    target: target === "aws" ? "aws" : "local",
    name,
    ...(version === undefined ? {} : { version: Number(version) }),
  };
}

async function describe(sagemaker: Sagemaker, { name, version }: PipelineSource): Promise<SourcedDefinition> {
  const call = { action: "sagemaker:DescribePipeline", resource: `pipeline/${name}` };
  return await sagemakerCall(sagemaker, call, async () => {
    try {
      const {
        PipelineName = name,
        PipelineDefinition = "",
        RoleArn,
      } = await sagemaker.client.send(
        new DescribePipelineCommand({
          PipelineName: name,
          ...(version === undefined ? {} : { PipelineVersionId: version }),
        }),
      );
      const role = sagemaker.target === "aws" && RoleArn !== undefined ? { roleArn: RoleArn } : {};
      return { name: PipelineName, text: PipelineDefinition, ...role };
    } catch (error) {
      if (!isMissing(error)) throw error;
      throw new SagewrightError([await missing(sagemaker, name, version)], { cause: error });
    }
  });
}

/** Which of the two is not there, the pipeline or its version. */
async function missing(sagemaker: Sagemaker, name: string, version: number | undefined) {
  const near = await nearPipelineNames(sagemaker, name);
  const isThere = version !== undefined && near.nearest === name;
  return isThere
    ? pipelineVersionNotFound(name, version, sagemaker.target)
    : pipelineNotFound(name, sagemaker.target, near);
}
