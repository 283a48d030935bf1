import { type Issue, isError, isValidPipelineName, SagewrightError } from "@sagewright/core";
import type { PreparedAs } from "../load/prepare.ts";
import { UsageError } from "../usage-error.ts";
import {
  bucketOwnerInvalid,
  deployedBucketInvalid,
  deployedNameInvalid,
  pipelineRoleInvalid,
} from "./deploy-issues.ts";
import { placeIssues } from "./place-issues.ts";
import { type ProjectEnvironment, projectEnvironment } from "./project-environment.ts";

/** What flags say of a deployment. */
export interface PlaceOptions {
  readonly pipelineName?: string;
  readonly roleArn?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
}

/** What holds for a deployment before its files are read: flags first, then the environment of a project's model build. */
export interface DeploymentPlace {
  readonly as: PreparedAs;
  readonly tags: ProjectEnvironment["tags"];
  /** The account of the bucket. @default that of the role */
  readonly bucketOwner?: string;
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/;
/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Issues: DEPLOYED_NAME_INVALID, PIPELINE_ROLE_INVALID, DEPLOYED_BUCKET_INVALID, BUCKET_OWNER_INVALID, AWS_REGION_INVALID,
 * ENDPOINT_INVALID, PROJECT_VARIABLE_INVALID.
 */
export function deploymentPlace(
  options: PlaceOptions,
  environment: ProjectEnvironment = projectEnvironment(),
): DeploymentPlace {
  const name = options.pipelineName ?? environment.pipelineName;
  const role = options.roleArn ?? environment.roleArn;
  const bucket = options.bucket ?? environment.bucket;
  const region = options.region ?? environment.region;
  const { functionImage, tags, bucketOwner } = environment;
  const { endpointUrl } = options;
  const issues: readonly Issue[] = [
    ...(name === undefined || isValidPipelineName(name) ? [] : [deployedNameInvalid(name)]),
    ...(role === undefined || ROLE_ARN.test(role) ? [] : [pipelineRoleInvalid(role)]),
    ...(bucket === undefined || BUCKET.test(bucket) ? [] : [deployedBucketInvalid(bucket)]),
    ...(bucketOwner === undefined || /^\d{12}$/.test(bucketOwner) ? [] : [bucketOwnerInvalid(bucketOwner)]),
    ...placeIssues({ region, endpointUrl }, {}),
    ...environment.issues,
  ];
  if (issues.length > 0) throw new UsageError(issues);
  return {
    as: {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(bucket === undefined ? {} : { bucket }),
      ...(functionImage === undefined ? {} : { functionImage }),
    },
    tags,
    ...(bucketOwner === undefined ? {} : { bucketOwner }),
  };
}

/** How else than in a file what is missing can be said. */
const ALSO: Readonly<Record<string, string>> = {
  ROLE_MISSING: "Or give --role-arn, or set SAGEMAKER_PIPELINE_ROLE_ARN.",
  BUCKET_MISSING: "Or give --bucket, or set ARTIFACT_BUCKET.",
  FUNCTION_IMAGE_MISSING: "Or set SAGEWRIGHT_FUNCTION_IMAGE.",
};

/** A pipeline's issues as a deployment tells them: what is missing may be given with the command, and is then its usage. */
export function withDeploymentHints(error: unknown): unknown {
  if (!(error instanceof SagewrightError) || !error.issues.some(isLack)) return error;
  const issues = error.issues.map((issue) => {
    const also = ALSO[issue.code];
    return also === undefined ? issue : { ...issue, hint: `${issue.hint} ${also}` };
  });
  const isUsage = issues.filter(isError).every(isLack);
  return new (isUsage ? UsageError : SagewrightError)(issues, { cause: error });
}

const isLack = ({ code }: Issue): boolean => Object.hasOwn(ALSO, code);
