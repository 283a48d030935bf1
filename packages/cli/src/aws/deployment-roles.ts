import type { Issue } from "@sagewright/core";
import type { Pipeline } from "@sagewright/pipeline-dsl";
import type { Prepared } from "../load/prepare.ts";
import { UsageError } from "../usage-error.ts";
import {
  lambdaRoleMissing,
  pipelineRoleMissing,
  roleArnInvalid,
  roleInAnotherPartition,
  startRoleMissing,
} from "./deploy-issues.ts";
import { isOfOtherPartition, partitionOfRegion } from "./partition.ts";

/** ARNs of the roles that a deployment hands to services. */
export interface DeploymentRoles {
  /** The service runs the pipeline with it. */
  readonly pipeline: string;
  /** Functions of steps that name none run with it. */
  readonly functions?: string;
  /** EventBridge starts the pipeline with it, by schedules and triggers that name none. */
  readonly starts?: string;
}

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/;

/**
 * The roles, flags first, then the pipeline and the config; every one that is missing is told at once.
 *
 * Issues: PIPELINE_ROLE_MISSING, LAMBDA_ROLE_MISSING, START_ROLE_MISSING, ROLE_ARN_INVALID.
 */
export function deploymentRoles(
  { config, functions: own = [] }: Prepared,
  { props }: Pipeline,
  given: {
    readonly role?: string | undefined;
    readonly lambdaRoleArn?: string;
    readonly scheduleRoleArn?: string;
  },
): DeploymentRoles {
  const { schedules = [], triggers = [] } = props;
  // The pipeline's own is that of its jobs, which mostly will do.
  const pipeline = given.role ?? (typeof props.role === "string" ? props.role : config.role);
  const functions = given.lambdaRoleArn ?? config.lambda?.role;
  const starts = given.scheduleRoleArn ?? config.scheduleRole;
  const bare = own.flatMap(({ functionName, role }) => (role === undefined ? [functionName] : []));
  const unstarted = [...schedules, ...triggers].flatMap((start) =>
    start.props.role === undefined ? [start.name] : [],
  );
  const issues: readonly Issue[] = [
    ...invalid("--lambda-role-arn", given.lambdaRoleArn),
    ...invalid("--schedule-role-arn", given.scheduleRoleArn),
    ...(pipeline === undefined ? [pipelineRoleMissing()] : []),
    ...(functions === undefined && bare.length > 0 ? [lambdaRoleMissing(bare)] : []),
    ...(starts === undefined && unstarted.length > 0 ? [startRoleMissing(unstarted)] : []),
  ];
  if (pipeline === undefined || issues.length > 0) throw new UsageError(issues);
  return {
    pipeline,
    ...(functions === undefined ? {} : { functions }),
    ...(starts === undefined ? {} : { starts }),
  };
}

/**
 * An account is of one partition, and so are its roles and the regions that it can use.
 *
 * Issues: ROLE_IN_ANOTHER_PARTITION.
 */
export function refuseForeignRoles(roles: DeploymentRoles, region: string): void {
  const foreign = new Set(Object.values(roles).filter((role) => isOfOtherPartition(role, region)));
  if (foreign.size > 0)
    throw new UsageError(
      [...foreign].map((role) => roleInAnotherPartition(role, region, partitionOfRegion(region))),
    );
}

const invalid = (flag: string, role: string | undefined): readonly Issue[] =>
  role === undefined || ROLE_ARN.test(role) ? [] : [roleArnInvalid(flag, role)];
