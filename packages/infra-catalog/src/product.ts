import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import {
  ServicecatalogConstraint,
  type ServicecatalogPortfolio,
  ServicecatalogProduct,
  ServicecatalogProductPortfolioAssociation,
} from "./bindings.ts";
import type { Platform } from "./platform.ts";
import { providerName } from "./portfolio.ts";
import type { TemplateObject } from "./product-template-object.ts";
import type { ServiceRole } from "./service-role.ts";

/** Digits of a template's hash that name a version of the product. */
const VERSION_LENGTH = 12;

/** Name of the version of the product that has this template. */
export const versionName = (template: AssetFile): string => template.sha256.slice(0, VERSION_LENGTH);

/**
 * The product that users launch. It comes with its first version; later ones are published beside it. Changing its own
 * version would make Terraform replace the product, and with it the ground under every project.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html
 */
export function product(
  scope: Construct,
  { settings, names }: Platform,
  template: AssetFile,
  { url, object }: TemplateObject,
): ServicecatalogProduct {
  const supportEmail = settings.owners[0];
  return new ServicecatalogProduct(scope, "product", {
    name: names.product,
    type: "CLOUD_FORMATION_TEMPLATE",
    owner: providerName(settings),
    description: "SageMaker project with a repository that is built, a pipeline and a model registry.",
    ...(supportEmail !== undefined && { supportEmail }),
    provisioningArtifactParameters: {
      name: versionName(template),
      description: versionDescription(template),
      type: "CLOUD_FORMATION_TEMPLATE",
      templateUrl: url,
    },
    tags: { "sagemaker:studio-visibility": "true" },
    dependsOn: [object],
    lifecycle: { ignoreChanges: ["provisioning_artifact_parameters"] },
  });
}

/** What the console says of a version. */
export const versionDescription = (template: AssetFile): string => `Template with SHA-256 ${template.sha256}`;

/** Puts the product into the portfolio, to be launched with a role that its users need not have. */
export function offerProduct(
  scope: Construct,
  product: ServicecatalogProduct,
  portfolio: ServicecatalogPortfolio,
  { role, permissions }: ServiceRole,
): void {
  const association = new ServicecatalogProductPortfolioAssociation(scope, "product-in-portfolio", {
    portfolioId: portfolio.id,
    productId: product.id,
  });
  new ServicecatalogConstraint(scope, "launch-constraint", {
    portfolioId: portfolio.id,
    productId: product.id,
    type: "LAUNCH",
    description: "Projects are made with the platform's role, not with the user's.",
    parameters: JSON.stringify({ RoleArn: role.arn }),
    dependsOn: [association, ...permissions],
  });
}
