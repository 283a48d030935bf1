import { type PlatformSettings, platformTags } from "@sagewright/core/project";
import { AWS_PROVIDER_VERSION, TERRAFORM_VERSION_CONSTRAINT } from "@sagewright/infra-project";
import { type App, LocalBackend, S3Backend, TerraformStack } from "cdktn";
import type { CatalogAssets } from "./assets.ts";
import { AwsProvider } from "./bindings.ts";
import { bucketPolicy } from "./bucket-policy.ts";
import { catalogFunction } from "./catalog-function.ts";
import { catalogOutputs } from "./catalog-outputs.ts";
import { gitSecret } from "./git-secret.ts";
import { keptObjects } from "./kept-objects.ts";
import { lockTable } from "./lock-table.ts";
import { platform } from "./platform.ts";
import { templateObject } from "./product-template-object.ts";
import { projectBoundary } from "./project-boundary.ts";
import { publicImageCache } from "./public-image-cache.ts";
import { runner } from "./runner.ts";
import { s3Template } from "./s3-template.ts";
import { serviceCatalog } from "./service-catalog.ts";
import { stateBucket } from "./state-bucket.ts";

/** Where the state of the catalog itself is: on the machine that deploys, or in a bucket that is there already. */
export type CatalogBackend = "local" | "s3";

/** Where a platform is deployed, as far as it is no setting. */
export interface CatalogPlace {
  readonly backend: CatalogBackend;
  /** The only account that Terraform may work in; any where it is not known. */
  readonly account?: string | undefined;
}

/** Key of the catalog's own state, where it lies in a bucket. */
export const CATALOG_STATE_KEY = "catalog/terraform.tfstate";

/** The platform as one stack: what an operator deploys once, and every project is made from. */
export function catalogStack(
  app: App,
  settings: PlatformSettings,
  assets: CatalogAssets,
  { backend, account }: CatalogPlace,
): TerraformStack {
  const stack = new TerraformStack(app, "catalog");
  terraformSettings(stack, settings, { backend, account });
  const of = platform(stack, settings);

  const bucket = stateBucket(stack, of);
  const policy = bucketPolicy(stack, of, bucket);
  const table = lockTable(stack, of);
  const secret = gitSecret(stack, of);
  const boundary = projectBoundary(stack, of);
  const images = publicImageCache(stack, of);
  const runs = runner(stack, of, assets);

  const catalog = catalogFunction(stack, of, assets.catalogFunction);
  const kept = keptObjects(stack, catalog, assets, [policy]);
  // Nobody is offered a template before all is there that a project made from it needs.
  const ready = [
    policy,
    ...kept,
    ...runs.ready,
    ...[table, boundary, images].filter((it) => it !== undefined),
  ];
  const template = templateObject(stack, of, bucket.bucket, assets.productTemplate, ready);
  const route = { catalog, templateObject: template, runnerArn: runs.functionArn };
  const offered = settings.routes.includes("service-catalog")
    ? serviceCatalog(stack, of, { ...route, template: assets.productTemplate })
    : undefined;
  const studio = settings.routes.includes("s3")
    ? s3Template(stack, { ...route, bucket: bucket.bucket })
    : undefined;

  catalogOutputs(stack, of, { assets, table, secret, template, runs, offered, studio });
  return stack;
}

function terraformSettings(
  stack: TerraformStack,
  settings: PlatformSettings,
  { backend, account }: CatalogPlace,
): void {
  if (backend === "local") localBackend(stack);
  else partialBackend(stack, settings);
  new AwsProvider(stack, "aws", {
    ...(account !== undefined && { allowedAccountIds: [account] }),
    ...(settings.region !== undefined && { region: settings.region }),
    defaultTags: [{ tags: { ...platformTags(settings) } }],
  });
  stack.addOverride("terraform.required_version", TERRAFORM_VERSION_CONSTRAINT);
  stack.addOverride("terraform.required_providers.aws.version", AWS_PROVIDER_VERSION);
}

/** Beside the stack: without the override the path would be that of the folder which this runs in. */
function localBackend(stack: TerraformStack): void {
  new LocalBackend(stack, {});
  stack.addOverride("terraform.backend.local.path", "terraform.tfstate");
}

/** Bucket and region are named at `terraform init`: which bucket it is, only the deployed catalog knows. */
function partialBackend(stack: TerraformStack, { kmsKeyArn }: PlatformSettings): void {
  const known = {
    key: CATALOG_STATE_KEY,
    encrypt: true,
    // Without it Terraform asks for S3's own key, whatever the bucket's is.
    ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }),
    useLockfile: true,
  };
  new S3Backend(stack, known as ConstructorParameters<typeof S3Backend>[1]);
}
