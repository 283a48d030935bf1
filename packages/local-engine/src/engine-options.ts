import { type AwsPlace, type Issue, SagewrightError } from "@sagewright/core";
import type { IsolationChoice } from "./adapters/isolation.ts";
import { accountInvalid, maxParallelStepsInvalid, regionInvalid } from "./engine-issues.ts";
import type { FailurePolicy } from "./execution.ts";
import type { ProjectProvisioner } from "./projects/provisioner.ts";
import type { ReportMismatches } from "./property-files.ts";
import { isPlaceCount } from "./run-plan.ts";
import type { Runtime } from "./runtimes.ts";

export interface EngineOptions {
  /** The folder of the records, the local S3, logs and job folders; made if need be. */
  readonly stateDir: string;
  /**
   * For looking only: a state that cannot be written, such as another user's, is opened all the same. What would change it
   * then throws STATE_UNWRITABLE. @default false
   */
  readonly readOnly?: boolean;
  /** What stands in for images, before the built-in ones. */
  readonly runtimes?: readonly Runtime[];
  /** Path of the module that exports the handler, by function name or ARN. */
  readonly lambdas?: Readonly<Record<string, string>>;
  /** How jobs are kept apart from the machine. @default "auto": bubblewrap where there is one */
  readonly isolation?: IsolationChoice;
  /** How many steps of one execution may run at once. @default the number of cores */
  readonly maxParallelSteps?: number;
  /** What a failed step means for those that do not wait for it. @default "drain" */
  readonly failurePolicy?: FailurePolicy;
  /** What is wrong with a report that a step has written; a step with any such mistake fails. @default nothing */
  readonly reportMismatches?: ReportMismatches;
  /** Makes what belongs to a project. @default nothing: CreateProject is refused with PROJECTS_UNSUPPORTED */
  readonly projects?: ProjectProvisioner;
  /** Part of every ARN. @default "us-east-1" */
  readonly region?: string;
  /** Part of every ARN. @default "111122223333" */
  readonly accountId?: string;
}

/** Throws MAX_PARALLEL_STEPS_INVALID, REGION_INVALID, ACCOUNT_ID_INVALID. */
export function placeOf({
  maxParallelSteps,
  region = "us-east-1",
  accountId = "111122223333",
}: EngineOptions): AwsPlace {
  const issues: Issue[] = [];
  if (maxParallelSteps !== undefined && !isPlaceCount(maxParallelSteps)) {
    issues.push(maxParallelStepsInvalid(maxParallelSteps));
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) issues.push(regionInvalid(region));
  if (!/^\d{12}$/.test(accountId)) issues.push(accountInvalid(accountId));
  if (issues.length > 0) throw new SagewrightError(issues);
  return { region, accountId };
}
