import {
  type PlatformSettings,
  platformNames,
  platformTags,
  projectArn,
  projectNames,
  projectTags,
  REPOSITORY_URL_PATTERN,
  rolePath,
} from "@sagewright/core/project";
import {
  AwsProvider,
  DataAwsCallerIdentity,
  DataAwsPartition,
  DataAwsRegion,
  Fn,
  TerraformLocal,
  type TerraformStack,
} from "./bindings.ts";
import { type ProjectVariables, projectVariables } from "./variables.ts";

/** Where a project's resources are; references that Terraform resolves. */
export interface ProjectPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  /** Last part of the host names of AWS: `amazonaws.com`. */
  readonly dnsSuffix: string;
}

/** What every resource of a project is made from. */
export interface Project {
  readonly stack: TerraformStack;
  readonly settings: PlatformSettings;
  readonly variables: ProjectVariables;
  readonly place: ProjectPlace;
  readonly names: ReturnType<typeof projectNames>;
  readonly arn: string;
  /** The tags by which Studio shows a resource in its project, and those of the platform. */
  readonly tags: Record<string, string>;
  /** `owner/name`, as the connection knows the repository. */
  readonly repositoryFullName: string;
  /** Secret of the platform with the Git credentials; its ARN lacks the six characters that AWS appends. */
  readonly gitSecretArn: string;
  readonly rolePath: string;
  readonly permissionsBoundaryArn: string;
  /** Roles with which the platform's runners apply this stack; where it is applied by hand, they need not be there. */
  readonly runnerRoleArns: readonly string[];
}

/** Provider, variables and names of one project's stack. */
export function projectOf(stack: TerraformStack, settings: PlatformSettings): Project {
  new AwsProvider(stack, "aws", { ...(settings.region !== undefined && { region: settings.region }) });
  const variables = projectVariables(stack, settings);
  const partition = new DataAwsPartition(stack, "current_partition", {});
  const place: ProjectPlace = {
    partition: partition.partition,
    dnsSuffix: partition.dnsSuffix,
    account: new DataAwsCallerIdentity(stack, "current_caller", {}).accountId,
    // The attribute that both major versions of the provider have.
    region: new DataAwsRegion(stack, "current_region", {}).id,
  };
  const arn = projectArn({ ...place, projectName: variables.projectName });
  const platform = platformNames(settings, place);
  return {
    stack,
    settings,
    variables,
    place,
    arn,
    names: projectNames(variables, place),
    tags: { ...platformTags(settings), ...projectTags({ ...variables, projectArn: arn }) },
    repositoryFullName: new TerraformLocal(
      stack,
      "repository_full_name",
      `\${regex(${JSON.stringify(REPOSITORY_URL_PATTERN)}, var.repository_url)[0]}`,
    ).asString,
    gitSecretArn: `arn:${place.partition}:secretsmanager:${place.region}:${place.account}:secret:${platform.gitSecret}`,
    rolePath: rolePath(settings),
    permissionsBoundaryArn:
      settings.permissionsBoundaryArn ??
      `arn:${place.partition}:iam::${place.account}:policy/${platform.projectBoundary}`,
    runnerRoleArns: [platform.runnerBuildRole, platform.commandRunnerRole].map(
      (name) => `arn:${place.partition}:iam::${place.account}:role/${name}`,
    ),
  };
}

/** ARN of a resource of the project's own account and region. */
export const arnOf = ({ place }: Pick<Project, "place">, service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;

/** ARN of a bucket, or of what is in it. */
export const bucketArn = ({ place }: Pick<Project, "place">, path: string): string =>
  `arn:${place.partition}:s3:::${path}`;

/**
 * ARNs of a SageMaker resource. SageMaker writes names in lower case into the ARNs of pipelines, jobs and groups, while
 * policies tell upper from lower case.
 */
export const sageMakerArns = (project: Pick<Project, "place">, kind: string, name: string, rest = "") => [
  arnOf(project, "sagemaker", `${kind}/${name}${rest}`),
  arnOf(project, "sagemaker", `${kind}/${Fn.lower(name)}${rest}`),
];
