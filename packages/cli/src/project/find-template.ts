import { SagewrightError } from "@sagewright/core";
import { type PlatformSettings, platformNames } from "@sagewright/core/project";
import { dnsSuffix } from "../aws/partition.ts";
import { UsageError } from "../usage-error.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import { findProduct, pathOf, versionOf } from "./find-product.ts";
import { projectTemplateInvalid } from "./issues.ts";

/** What a project is made from. */
export type Template =
  | {
      readonly kind: "service-catalog";
      readonly productId: string;
      readonly productName: string;
      readonly artifactId: string;
      readonly artifactName: string;
      readonly pathId?: string;
    }
  | { readonly kind: "s3"; readonly name: string; readonly url: string; readonly roleArn?: string }
  | { readonly kind: "local" };

export interface TemplateOptions {
  readonly product?: string;
  readonly artifact?: string;
  readonly path?: string;
  readonly templateUrl?: string;
  readonly roleArn?: string;
}

/** What is known of the platform: nothing where no config file and no flag names the organization. */
export interface PlatformPlace {
  readonly settings: PlatformSettings | undefined;
  readonly region: string;
}

/**
 * The template that the flags name, else the platform's own: its product, or its template in S3 where it has no other way
 * into Studio.
 *
 * Issues: PRODUCT_NOT_FOUND, PRODUCT_AMBIGUOUS, PRODUCT_VERSION_NOT_FOUND, LAUNCH_PATH_AMBIGUOUS, PROJECT_TEMPLATE_INVALID.
 */
export async function findTemplate(
  clients: AwsProjectClients,
  options: TemplateOptions,
  place: PlatformPlace,
): Promise<Template> {
  const { settings } = place;
  if (options.templateUrl !== undefined) return templateAt(options.templateUrl, options, settings);
  if (options.product === undefined && settings !== undefined && !settings.routes.includes("service-catalog"))
    return templateOfPlatform(clients, options, { ...place, settings });
  const own =
    settings === undefined ? undefined : platformNames(settings, { account: "", region: "" }).product;
  const product = await usage(findProduct(clients, options.product ?? own), options.product !== undefined);
  const version = versionOf(product, options.artifact);
  const pathId = pathOf(product, options.path);
  return {
    kind: "service-catalog",
    productId: product.id,
    productName: product.name,
    artifactId: version.Id ?? "",
    artifactName: version.Name ?? "",
    ...(pathId !== undefined && { pathId }),
  };
}

const MAXIMUM_URL = 1024;

/** Issue: PROJECT_TEMPLATE_INVALID. */
function templateAt(
  url: string,
  { roleArn }: TemplateOptions,
  settings: PlatformSettings | undefined,
): Template {
  if (url.length > MAXIMUM_URL || !/^https:\/\/[^/\s]+\/\S+$/.test(url))
    throw new UsageError([projectTemplateInvalid("--template-url", url)]);
  if (roleArn !== undefined && !/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn))
    throw new UsageError([projectTemplateInvalid("--role-arn", roleArn)]);
  return { kind: "s3", name: templateName(settings), url, ...(roleArn !== undefined && { roleArn }) };
}

async function templateOfPlatform(
  clients: AwsProjectClients,
  { roleArn }: TemplateOptions,
  { settings, region }: { readonly settings: PlatformSettings; readonly region: string },
): Promise<Template> {
  const { account, partition } = await clients.caller();
  const names = platformNames(settings, { account, region });
  const host = `${names.stateBucket}.s3.${region}.${dnsSuffix(partition)}`;
  return {
    kind: "s3",
    name: templateName(settings),
    url: `https://${host}/templates/${names.product}.json`,
    roleArn: roleArn ?? `arn:${partition}:iam::${account}:role/${names.templateLaunchRole}`,
  };
}

/** At most 32 characters. */
const templateName = (settings: PlatformSettings | undefined): string =>
  settings === undefined ? "sagewright-project" : `${settings.organization}-${settings.environment}-project`;

/** What a flag named wrongly is wrong usage. */
const usage = <T>(found: Promise<T>, isNamed: boolean): Promise<T> =>
  found.catch((error: unknown) => {
    throw isNamed && error instanceof SagewrightError && error.issues[0]?.code === "PRODUCT_NOT_FOUND"
      ? new UsageError(error.issues)
      : error;
  });

/** As people call it. */
export function templateText(template: Template): string {
  if (template.kind === "service-catalog") return `${template.productName}, version ${template.artifactName}`;
  return template.kind === "s3" ? template.url : "seed code of this machine";
}
