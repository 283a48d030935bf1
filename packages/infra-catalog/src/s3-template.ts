import type { Construct } from "constructs";
import type { IamPolicy, S3Bucket } from "./bindings.ts";
import type { CatalogFunction } from "./catalog-function.ts";
import { domainTags } from "./domain-tag.ts";
import type { TemplateObject } from "./product-template-object.ts";
import type { ServiceRole } from "./service-role.ts";
import { studioCors } from "./studio-cors.ts";
import { templateLaunchRole } from "./template-launch-role.ts";
import { templateUserPolicy } from "./template-user-policy.ts";

/** The way into Studio through a template in S3. */
export interface S3Template {
  readonly launchRole: ServiceRole;
  readonly userPolicy: IamPolicy;
}

export interface S3TemplateProps {
  readonly catalog: CatalogFunction;
  readonly bucket: S3Bucket;
  readonly templateObject: TemplateObject;
  readonly runnerArn: string;
}

/** What the template needs besides its tag: a page that may read it, a role that makes stacks, users who may use it. */
export function s3Template(
  scope: Construct,
  { catalog, bucket, templateObject, runnerArn }: S3TemplateProps,
): S3Template {
  const { platform } = catalog;
  const cors = studioCors(scope, bucket.id);
  const launchRole = templateLaunchRole(scope, platform, runnerArn);
  const userPolicy = templateUserPolicy(scope, platform, launchRole.role.arn);
  domainTags(scope, catalog, [templateObject.object, cors, ...launchRole.permissions]);
  return { launchRole, userPolicy };
}
