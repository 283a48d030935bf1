import { Fn, type ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import { type IamRole, type LambdaFunction, LambdaInvocation } from "./bindings.ts";
import type { CatalogTask } from "./catalog-lambda/request.ts";
import { keyStatements } from "./encryption.ts";
import { bucketArnOf, type Platform } from "./platform.ts";
import { platformFunction } from "./platform-function.ts";
import type { Statement } from "./policy-document.ts";
import { BUCKET_PREFIXES } from "./state-bucket.ts";
import { studioDomainArns } from "./studio-domains.ts";

/** The function that does for Terraform what no resource of it can do. */
export interface CatalogFunction {
  readonly platform: Platform;
  readonly function: LambdaFunction;
  readonly role: IamRole;
  /** Its log group and permissions: there before it is called, and there until it is called no more. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Covers waiting for permissions and for Service Catalog to read a template. */
const TIMEOUT_IN_SECONDS = 240;

/**
 * A small function that keeps bundles, publishes versions of the product and tags domains, each for as long as the
 * resource that calls it is there.
 */
export function catalogFunction(scope: Construct, platform: Platform, code: AssetFile): CatalogFunction {
  const name = `${platform.prefix}-catalog`;
  const made = platformFunction(scope, "catalog-function", platform, {
    name,
    description: "Called by Terraform only, while the catalog is applied.",
    code,
    timeoutInSeconds: TIMEOUT_IN_SECONDS,
    role: {
      name,
      description: "Keeps project bundles, publishes versions of the product, tags SageMaker domains.",
      permissions: { bundles: bundleStatements(platform), domains: domainStatements(platform) },
    },
  });
  return { platform, function: made.function, role: made.role, dependsOn: made.ready };
}

/** Calls the function when the resource is created, changed and destroyed. */
export function catalogTask(
  scope: Construct,
  id: string,
  { function: lambda, dependsOn }: CatalogFunction,
  task: CatalogTask,
  after: readonly ITerraformDependable[] = [],
): LambdaInvocation {
  return new LambdaInvocation(scope, id, {
    functionName: lambda.functionName,
    lifecycleScope: "CRUD",
    input: Fn.jsonencode(task),
    dependsOn: [...dependsOn, ...after],
  });
}

const bundleStatements = (platform: Platform): readonly Statement[] => {
  const bucketArn = bucketArnOf(platform, platform.names.stateBucket);
  return [
    {
      Sid: "ReadUploads",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [
        `${bucketArn}/${BUCKET_PREFIXES.staging}*`,
        `${bucketArn}/${BUCKET_PREFIXES.bundles}*`,
        `${bucketArn}/${BUCKET_PREFIXES.templates}*`,
      ],
    },
    {
      Sid: "KeepBundles",
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: [`${bucketArn}/${BUCKET_PREFIXES.bundles}*`],
    },
    // Without it a bundle that is not there yet looks like one that is forbidden.
    { Sid: "TellWhatIsMissing", Effect: "Allow", Action: ["s3:ListBucket"], Resource: [bucketArn] },
    ...keyStatements(platform, ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
};

const domainStatements = (platform: Platform): readonly Statement[] => {
  const domains = studioDomainArns(platform);
  return domains.length === 0
    ? []
    : [
        {
          Sid: "TagDomains",
          Effect: "Allow",
          Action: ["sagemaker:AddTags", "sagemaker:DeleteTags", "sagemaker:ListTags"],
          Resource: domains,
        },
      ];
};
