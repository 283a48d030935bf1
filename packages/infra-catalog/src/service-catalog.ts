import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import type { LambdaInvocation, ServicecatalogPortfolio, ServicecatalogProduct } from "./bindings.ts";
import type { CatalogFunction } from "./catalog-function.ts";
import { launchRole } from "./launch-role.ts";
import type { Platform } from "./platform.ts";
import { portfolio } from "./portfolio.ts";
import { offerProduct, product } from "./product.ts";
import type { TemplateObject } from "./product-template-object.ts";
import { productVersion } from "./product-version.ts";
import type { ServiceRole } from "./service-role.ts";

/** The way into Studio through Service Catalog. */
export interface ServiceCatalog {
  readonly portfolio: ServicecatalogPortfolio;
  readonly product: ServicecatalogProduct;
  readonly version: LambdaInvocation;
  readonly launchRole: ServiceRole;
}

export interface ServiceCatalogProps {
  readonly catalog: CatalogFunction;
  readonly template: AssetFile;
  readonly templateObject: TemplateObject;
  readonly runnerArn: string;
}

/** Portfolio, product, its version, and the role that launches it. */
export function serviceCatalog(
  scope: Construct,
  platform: Platform,
  { catalog, template, templateObject, runnerArn }: ServiceCatalogProps,
): ServiceCatalog {
  const offered = product(scope, platform, template, templateObject);
  const version = productVersion(scope, catalog, offered, template, templateObject);
  const folio = portfolio(scope, platform);
  const role = launchRole(scope, platform, runnerArn);
  offerProduct(scope, offered, folio, role);
  return { portfolio: folio, product: offered, version, launchRole: role };
}
