import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import { type S3Bucket, S3Object } from "./bindings.ts";
import { NO_DEFAULT_TAGS } from "./kept-objects.ts";
import type { Platform } from "./platform.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";

/** The product's template in the bucket. */
export interface TemplateObject {
  readonly object: S3Object;
  readonly url: string;
}

/**
 * Uploads the template that both ways into Studio use; the tag makes Studio show it. Its key stays, so that Studio shows
 * one template; the bucket keeps its versions, and Service Catalog copies each.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html
 */
export function templateObject(
  scope: Construct,
  { names, settings }: Platform,
  bucket: S3Bucket,
  template: AssetFile,
  ready: readonly ITerraformDependable[],
): TemplateObject {
  const object = new S3Object(scope, "product-template", {
    bucket: bucket.id,
    key: `${BUCKET_PREFIXES.templates}${names.product}.json`,
    source: template.path,
    sourceHash: template.sha256,
    contentType: "application/json",
    ...(settings.routes.includes("s3") && { tags: { "sagemaker:studio-visibility": "true" } }),
    overrideProvider: NO_DEFAULT_TAGS,
    dependsOn: [...ready],
  });
  return { object, url: `https://${bucket.bucketRegionalDomainName}/${object.key}` };
}
