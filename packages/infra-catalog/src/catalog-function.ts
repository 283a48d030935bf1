import { LAMBDA_RUNTIME } from "@sagewright/infra-project";
import { Fn, type ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import { type IamRole, LambdaFunction, LambdaInvocation } from "./bindings.ts";
import type { CatalogTask } from "./catalog-lambda/request.ts";
import { keyStatements } from "./encryption.ts";
import { logGroup, logStatements } from "./log-group.ts";
import { bucketArnOf, type Platform } from "./platform.ts";
import { type Statement, trustSilentService } from "./policy-document.ts";
import { serviceRole } from "./service-role.ts";
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
const MEMORY_IN_MEGABYTES = 256;

/**
 * A small function that keeps bundles, publishes versions of the product and tags domains, each for as long as the
 * resource that calls it is there.
 */
export function catalogFunction(scope: Construct, platform: Platform, code: AssetFile): CatalogFunction {
  const name = `${platform.prefix}-catalog`;
  const logGroupName = `/aws/lambda/${name}`;
  const logs = logGroup(scope, "catalog-function-logs", platform, logGroupName);
  const { role, permissions } = serviceRole(scope, "catalog-function-role", platform, {
    name,
    description: "Keeps project bundles, publishes versions of the product, tags SageMaker domains.",
    trust: [trustSilentService(platform, "lambda.amazonaws.com")],
    permissions: {
      logs: logStatements(platform, logGroupName),
      bundles: bundleStatements(platform),
      domains: domainStatements(platform),
    },
  });
  const lambda = new LambdaFunction(scope, "catalog-function", {
    functionName: name,
    description: "Called by Terraform only, while the catalog is applied.",
    role: role.arn,
    runtime: LAMBDA_RUNTIME,
    architectures: ["arm64"],
    handler: "index.handler",
    filename: code.path,
    sourceCodeHash: code.sha256Base64,
    timeout: TIMEOUT_IN_SECONDS,
    memorySize: MEMORY_IN_MEGABYTES,
    ...(platform.settings.kmsKeyArn !== undefined && { kmsKeyArn: platform.settings.kmsKeyArn }),
    dependsOn: [logs],
  });
  return { platform, function: lambda, role, dependsOn: [logs, ...permissions] };
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
