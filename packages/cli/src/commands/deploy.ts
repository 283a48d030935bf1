import { EXIT } from "../exit-code.ts";
import { UsageError } from "../usage-error.ts";

export interface DeployOptions {
  readonly target: "local" | "aws";
  readonly name?: string;
  readonly roleArn?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly json?: boolean;
}

/** Uploads what a pipeline needs, and creates or updates it. */
export async function deploy(pipeline: string, { target, name, ...options }: DeployOptions): Promise<number> {
  const { deployTargetLocal } = await import("../aws/issues.ts");
  if (target === "local") throw new UsageError([deployTargetLocal()]);
  const { deployToAws } = await import("../aws/deploy-to-aws.ts");
  await deployToAws(pipeline, { ...options, ...(name === undefined ? {} : { pipelineName: name }) });
  return EXIT.done;
}
