import type { Construct } from "constructs";
import { ServicecatalogPortfolio, ServicecatalogPrincipalPortfolioAssociation } from "./bindings.ts";
import type { Platform } from "./platform.ts";
import { principalsOf } from "./principals.ts";

/** Longest provider name of a portfolio. */
const PROVIDER_NAME_LENGTH = 50;

/**
 * The portfolio, and who may use it: every role, user and group of the settings.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios.html
 */
export function portfolio(scope: Construct, { settings, names }: Platform): ServicecatalogPortfolio {
  const portfolio = new ServicecatalogPortfolio(scope, "portfolio", {
    name: names.portfolio,
    description: `SageMaker project templates of ${settings.organization} (${settings.environment}).`,
    providerName: providerName(settings),
  });
  for (const { id, arn } of principalsOf(settings.principalArns)) {
    new ServicecatalogPrincipalPortfolioAssociation(scope, `principal-${id}`, {
      portfolioId: portfolio.id,
      principalArn: arn,
      principalType: "IAM",
    });
  }
  return portfolio;
}

/** Who answers for the platform, as the console shows it. */
export const providerName = ({ owners, organization }: Platform["settings"]): string =>
  (owners[0] ?? organization).slice(0, PROVIDER_NAME_LENGTH);
