import { SagewrightError } from "@sagewright/core";
import { type PlatformSettings, platformNames, platformPrefix, rolePath } from "@sagewright/core/project";
import type { Construct } from "constructs";
import { IamPolicy } from "./bindings.ts";
import { boundaryStatements } from "./boundary-statements.ts";
import { projectBoundaryTooLarge } from "./issues.ts";
import type { Platform } from "./platform.ts";
import { policyDocument } from "./policy-document.ts";

/** Characters of a managed policy that IAM takes. */
const MAXIMUM_SIZE = 6_144;

/**
 * The most that a role of a project can ever do, whoever writes its policies. Made where the organization has no
 * boundary of its own.
 *
 * Issues: PROJECT_BOUNDARY_TOO_LARGE.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function projectBoundary(scope: Construct, platform: Platform): IamPolicy | undefined {
  if (platform.settings.permissionsBoundaryArn !== undefined) return undefined;
  const size = boundarySize(platform.settings);
  if (size > MAXIMUM_SIZE) throw new SagewrightError([projectBoundaryTooLarge(size, MAXIMUM_SIZE)]);
  return new IamPolicy(scope, "project-boundary", {
    name: platform.names.projectBoundary,
    description: "The most that the roles of SageMaker projects can do.",
    policy: policyDocument(boundaryStatements(platform)),
  });
}

/** Where account, region and partition have the longest names that AWS gives. */
const LONGEST = { account: "0".repeat(12), region: "ap-southeast-1", partition: "aws-us-gov" };

/** Characters of the boundary, in no place more than this. */
export function boundarySize(settings: PlatformSettings): number {
  return policyDocument(
    boundaryStatements({
      settings,
      ...LONGEST,
      prefix: platformPrefix(settings),
      names: platformNames(settings, LONGEST),
      projectRolePath: rolePath(settings),
      projectBoundaryArn: "",
    }),
  ).length;
}
