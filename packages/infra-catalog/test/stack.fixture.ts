import {
  type PlatformSettings,
  type PlatformSettingsInput,
  parsePlatformSettings,
} from "@sagewright/core/project";
import type { JsonObject } from "../../../tools/infra-checks/stack-json.ts";
import { assetFile, type CatalogAssets } from "../src/assets.ts";
import { productTemplate } from "../src/product-template/index.ts";
import type { CatalogBackend } from "../src/stack.ts";
import { catalogDocument } from "../src/synth.ts";

export const KMS_KEY = "arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef";
export const BOUNDARY = "arn:aws:iam::111122223333:policy/organization-boundary";
export const VPC = {
  vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  securityGroupIds: ["sg-0123456789abcdef0"],
};
export const PRINCIPALS = [
  "arn:aws:iam::111122223333:role/service-role/StudioExecution",
  "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_DataScience_0123456789abcdef",
  "arn:aws:iam::111122223333:user/ann",
  "arn:aws:iam::111122223333:group/data-science",
];

/** Checked settings, with an organization. */
export function settingsOf(settings: Partial<PlatformSettingsInput> = {}): PlatformSettings {
  const parsed = parsePlatformSettings({ organization: "acme", ...settings });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** Every option on. */
export const EVERYTHING: Partial<PlatformSettingsInput> = {
  region: "eu-west-1",
  owners: ["ml-platform@acme.example", "second@acme.example"],
  principalArns: PRINCIPALS,
  roleArn: "arn:aws:iam::111122223333:role/Pipelines",
  dataBuckets: ["acme-raw", "acme-features"],
  stateBucketName: "acme-states",
  stateLock: "dynamodb",
  gitCredentials: "write-only",
  kmsKeyArn: KMS_KEY,
  vpc: VPC,
  permissionsBoundaryArn: BOUNDARY,
  studioDomainIds: ["d-abcdef123456", "d-abcdef654321"],
  tags: { "cost-center": "42" },
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Files as short as can be, in place of bundles; the template is the real one. */
export function assetsOf(settings: PlatformSettings, bundle = "bundle"): CatalogAssets {
  const projectBundle = assetFile("project-bundle.zip", bytes(bundle));
  const template = productTemplate(settings, { bundleSha256: projectBundle.sha256 });
  return {
    projectBundle,
    productTemplate: assetFile("product-template.json", bytes(JSON.stringify(template))),
    catalogFunction: assetFile("catalog-lambda.zip", bytes("catalog")),
    runnerFunction: assetFile("runner-lambda.zip", bytes("runner")),
    ...(settings.runner === "command-runner" && {
      runnerScript: assetFile("runner.sh", bytes("script")),
    }),
  };
}

export interface StackDocument {
  readonly resource: { readonly [type: string]: { readonly [name: string]: JsonObject } };
  readonly variable?: { readonly [name: string]: JsonObject };
  readonly output: { readonly [name: string]: { readonly value: unknown } };
  readonly provider: { readonly aws: readonly JsonObject[] };
  readonly terraform: JsonObject;
}

/** The stack's JSON, parsed. */
export function stackOf(
  settings: Partial<PlatformSettingsInput> = {},
  { backend = "local", bundle }: { readonly backend?: CatalogBackend; readonly bundle?: string } = {},
): StackDocument {
  const checked = settingsOf(settings);
  return JSON.parse(catalogDocument(checked, assetsOf(checked, bundle), { backend }));
}

/** The one resource of a type, or the one of a name. */
export function resourceOf(stack: StackDocument, type: string, name?: string): JsonObject {
  const all = stack.resource[type] ?? {};
  const found = name === undefined ? Object.values(all) : [all[name]];
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} ${type} ${name ?? ""}`);
  return only;
}

/** Statements of a policy that stands as text in a resource. */
export function statementsOf(policy: unknown): readonly JsonObject[] {
  return (JSON.parse(String(policy)) as { Statement: JsonObject[] }).Statement;
}
