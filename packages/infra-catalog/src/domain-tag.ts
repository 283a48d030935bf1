import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import { type CatalogFunction, catalogTask } from "./catalog-function.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";
import { studioDomainArns } from "./studio-domains.ts";

/** Tag of a SageMaker domain that tells Studio where templates are. */
const TEMPLATES_TAG = "sagemaker:projectS3TemplatesLocation";

/** Tags each domain of the settings with the place of the templates, and takes the tag away again. */
export function domainTags(
  scope: Construct,
  catalog: CatalogFunction,
  after: readonly ITerraformDependable[],
): void {
  for (const domainArn of studioDomainArns(catalog.platform)) {
    const id = domainArn.slice(domainArn.lastIndexOf("/") + 1);
    catalogTask(
      scope,
      `domain-tag-${id}`,
      catalog,
      {
        task: "tag-domain",
        domainArn,
        key: TEMPLATES_TAG,
        value: `s3://${catalog.platform.names.stateBucket}/${BUCKET_PREFIXES.templates}`,
      },
      after,
    );
  }
}
