import { Fn } from "cdktn";
import type { Construct } from "constructs";
import type { CatalogAssets } from "./assets.ts";
import type { DynamodbTable, SecretsmanagerSecret } from "./bindings.ts";
import { type Outputs, outputs } from "./outputs.ts";
import type { Platform } from "./platform.ts";
import { versionName } from "./product.ts";
import type { TemplateObject } from "./product-template-object.ts";
import { bundleKey } from "./runner/index.ts";
import type { Runner } from "./runner.ts";
import type { S3Template } from "./s3-template.ts";
import type { ServiceCatalog } from "./service-catalog.ts";

export interface CatalogParts {
  readonly assets: CatalogAssets;
  readonly table: DynamodbTable | undefined;
  readonly secret: SecretsmanagerSecret;
  readonly template: TemplateObject;
  readonly runs: Runner;
  readonly offered: ServiceCatalog | undefined;
  readonly studio: S3Template | undefined;
}

/** The names of all that was made, and what CreateProject is given on each way into Studio. */
export function catalogOutputs(scope: Construct, platform: Platform, parts: CatalogParts): void {
  outputs(scope, {
    ...platformOutputs(platform, parts),
    ...serviceCatalogOutputs(parts),
    ...s3Outputs(platform, parts),
  });
}

const platformOutputs = (
  platform: Platform,
  { assets, table, secret, template, runs }: CatalogParts,
): Outputs => ({
  account: { value: platform.account, description: "Account of the platform." },
  region: { value: platform.region, description: "Region of the platform." },
  state_bucket: {
    value: platform.names.stateBucket,
    description: "Bucket of states, templates and bundles.",
  },
  lock_table: table && { value: table.name, description: "DynamoDB table that locks states." },
  git_secret_arn: { value: secret.arn, description: "Secret with the Git credentials for seed code." },
  project_boundary_arn: {
    value: platform.projectBoundaryArn,
    description: "Permissions boundary of the roles of projects.",
  },
  template_url: { value: template.url, description: "Template of projects, in S3." },
  template_sha256: { value: assets.productTemplate.sha256, description: "SHA-256 of the template." },
  bundle_key: {
    value: bundleKey(assets.projectBundle.sha256),
    description: "Project Terraform that new projects are made with.",
  },
  runner_log_group: { value: runs.logGroupName, description: "Log group of the runs of Terraform." },
  runner_project: { value: runs.buildProjectName, description: "CodeBuild project that runs Terraform." },
  runner_function_arn: {
    value: runs.functionArn,
    description: "Function behind the projects' custom resource.",
  },
  command_runner_profile:
    runs.instanceProfileName === undefined
      ? undefined
      : { value: runs.instanceProfileName, description: "Instance profile of CommandRunner's machine." },
});

function serviceCatalogOutputs({ assets, offered }: CatalogParts): Outputs {
  if (offered === undefined) return {};
  const { portfolio, product, version, launchRole } = offered;
  // An answer that says nothing of a version is not worth failing for when all else is done.
  const versionId = Fn.try([Fn.lookup(Fn.jsondecode(version.result), "provisioningArtifactId", ""), ""]);
  return {
    portfolio_id: { value: portfolio.id, description: "Service Catalog portfolio." },
    product_id: { value: product.id, description: "Service Catalog product of projects." },
    provisioning_artifact_id: { value: versionId, description: "Version of the product that users get." },
    provisioning_artifact_name: {
      value: versionName(assets.productTemplate),
      description: "Name of that version: the hash of its template.",
    },
    launch_role_arn: { value: launchRole.role.arn, description: "Role that launches the product." },
    create_project_from_service_catalog: {
      value: {
        ServiceCatalogProvisioningDetails: { ProductId: product.id, ProvisioningArtifactId: versionId },
      },
      description: "Arguments of CreateProject, less the project's name and parameters.",
    },
  };
}

function s3Outputs({ settings }: Platform, { template, studio }: CatalogParts): Outputs {
  if (studio === undefined) return {};
  const { launchRole, userPolicy } = studio;
  return {
    template_launch_role_arn: {
      value: launchRole.role.arn,
      description: "Role that makes projects from the template in S3.",
    },
    template_user_policy_arn: {
      value: userPolicy.arn,
      description: "Policy for who makes projects from the template in S3.",
    },
    create_project_from_s3: {
      value: {
        TemplateProviders: [
          {
            CfnTemplateProvider: {
              // At most 32 characters, so not the name of the product.
              TemplateName: `${settings.organization}-${settings.environment}-project`,
              TemplateURL: template.url,
              RoleARN: launchRole.role.arn,
            },
          },
        ],
      },
      description: "Arguments of CreateProject, less the project's name and parameters.",
    },
  };
}
