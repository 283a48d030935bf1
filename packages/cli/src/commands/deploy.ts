import { isPipelineSource } from "../load/is-pipeline-source.ts";
import { checkPlace } from "../sagemaker/check-place.ts";

export interface DeployOptions {
  readonly target: "local" | "aws";
  readonly name?: string;
  readonly roleArn?: string;
  readonly lambdaRoleArn?: string;
  readonly scheduleRoleArn?: string;
  readonly bucket?: string;
  readonly note?: string;
  /** On this machine only. */
  readonly stateDir?: string;
  readonly dryRun?: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly json?: boolean;
}

/** Uploads what a pipeline needs, and creates or updates it. Issues: USAGE_INVALID for options of the other target. */
export async function deploy(pipeline: string, { target, name, ...options }: DeployOptions): Promise<number> {
  // A pipeline that is named may be read from one place and put into the other.
  if (!isPipelineSource(pipeline)) checkPlace({ target, ...options });
  const named = { ...options, ...(name === undefined ? {} : { pipelineName: name }) };
  if (target === "local") {
    const { deployLocally } = await import("../sagemaker/deploy-locally.ts");
    return await deployLocally(pipeline, named);
  }
  const { deployToAws } = await import("../aws/deploy-to-aws.ts");
  return await deployToAws(pipeline, named);
}
