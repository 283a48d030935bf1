import { deploymentPlace } from "../aws/deployment-place.ts";
import type { PreparedAs } from "../load/prepare.ts";
import type { SourcedDefinition } from "./pipeline-source.ts";

/** What flags say of a deployment that a file is compared with. */
export interface DeploymentFlags {
  readonly roleArn?: string;
  readonly bucket?: string;
}

/**
 * How a file is prepared to be compared with what is deployed: as `deploy` would, by flags, the environment and the config;
 * what none of them says is as it is deployed. So what differs is what a deployment would change.
 */
export function asDeployed({ name, text, roleArn }: SourcedDefinition, flags: DeploymentFlags): PreparedAs {
  const { as } = deploymentPlace(flags);
  const bucket = bucketOfCode(text, name);
  return {
    ...as,
    name,
    unsaid: {
      ...(roleArn === undefined ? {} : { role: roleArn }),
      ...(bucket === undefined ? {} : { bucket }),
    },
  };
}

/** The bucket in which the code of a definition lies, under the hash of its content, if it is one. */
export function bucketOfCode(definition: string, pipelineName: string): string | undefined {
  const uri = new RegExp(`s3://([a-z0-9.-]+)/${pipelineName}/[a-z-]+/[0-9a-f]{64}/`, "g");
  const buckets = new Set([...definition.matchAll(uri)].map(([, bucket]) => bucket));
  return buckets.size === 1 ? [...buckets][0] : undefined;
}
