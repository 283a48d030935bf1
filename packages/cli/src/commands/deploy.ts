import { UsageError } from "../usage-error.ts";

export interface DeployOptions {
  readonly target: "local" | "aws";
  readonly name?: string;
  readonly roleArn?: string;
  readonly lambdaRoleArn?: string;
  readonly scheduleRoleArn?: string;
  readonly bucket?: string;
  readonly note?: string;
  readonly dryRun?: boolean;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly json?: boolean;
}

/** Uploads what a pipeline needs, and creates or updates it. */
export async function deploy(pipeline: string, { target, name, ...options }: DeployOptions): Promise<number> {
  const { deployTargetLocal } = await import("../aws/issues.ts");
  if (target === "local") throw new UsageError([deployTargetLocal()]);
  const { deployToAws } = await import("../aws/deploy-to-aws.ts");
  return await deployToAws(pipeline, { ...options, ...(name === undefined ? {} : { pipelineName: name }) });
}
