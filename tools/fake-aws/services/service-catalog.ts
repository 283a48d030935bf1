import type {
  DescribeProductAsAdminInput,
  DescribeProductAsAdminOutput,
  DescribeProductInput,
  DescribeProductOutput,
  DescribeProvisioningParametersInput,
  DescribeProvisioningParametersOutput,
  ListLaunchPathsInput,
  ListLaunchPathsOutput,
  ListPortfoliosInput,
  ListPortfoliosOutput,
  ListPrincipalsForPortfolioInput,
  ListPrincipalsForPortfolioOutput,
  ListProvisioningArtifactsInput,
  ListProvisioningArtifactsOutput,
  SearchProductsAsAdminInput,
  SearchProductsAsAdminOutput,
  SearchProductsInput,
  SearchProductsOutput,
} from "@aws-sdk/client-service-catalog";
import { projectParameters } from "@sagewright/core/project";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { Product, World } from "../world.ts";
import { provisionedOperations } from "./service-catalog-provisioned.ts";

const notFound = (what: string) => new ServiceError("ResourceNotFoundException", `${what} not found.`);

interface Named {
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
}

const productOf = (world: World, { Id, Name }: Named): Product => {
  const found = [...world.products.values()].find(
    ({ summary }) => summary.ProductId === Id || summary.Id === Id || summary.Name === Name,
  );
  if (found === undefined) throw notFound(`Product ${Id ?? Name}`);
  return found;
};

/** The filters that tell products apart by words: all of them, anywhere in its texts. */
const search = (world: World, filters: Record<string, string[] | undefined> | undefined): Product[] =>
  [...world.products.values()].filter(({ summary }) =>
    Object.entries(filters ?? {}).every(([filter, words = []]) => {
      const text =
        filter === "Owner" ? summary.Owner : `${summary.Name} ${summary.Owner} ${summary.ShortDescription}`;
      return words.some((word) => text?.toLowerCase().includes(word.toLowerCase()));
    }),
  );

const pathsOf = (world: World) =>
  [...world.portfolios.values()].map(({ Id, DisplayName }) => ({ Id: `lp-${Id}`, Name: DisplayName }));

const operations = {
  SearchProducts: (input: SearchProductsInput, world: World): SearchProductsOutput => {
    const { items, next } = pageOf(search(world, input.Filters), input.PageToken, input.PageSize);
    return {
      ProductViewSummaries: items.map(({ summary }) => summary),
      ProductViewAggregations: {},
      ...(next !== undefined && { NextPageToken: next }),
    };
  },
  SearchProductsAsAdmin: (input: SearchProductsAsAdminInput, world: World): SearchProductsAsAdminOutput => {
    const { items, next } = pageOf(search(world, input.Filters), input.PageToken, input.PageSize);
    return {
      ProductViewDetails: items.map(detailOf),
      ...(next !== undefined && { NextPageToken: next }),
    };
  },
  DescribeProduct: (input: DescribeProductInput, world: World): DescribeProductOutput => {
    const { summary, artifacts } = productOf(world, input);
    return {
      ProductViewSummary: summary,
      ProvisioningArtifacts: artifacts.map(({ Id, Name, Description, CreatedTime, Guidance }) => ({
        Id,
        Name,
        Description,
        CreatedTime,
        Guidance,
      })),
      Budgets: [],
      LaunchPaths: pathsOf(world),
    };
  },
  DescribeProductAsAdmin: (
    input: DescribeProductAsAdminInput,
    world: World,
  ): DescribeProductAsAdminOutput => {
    const product = productOf(world, input);
    return {
      ProductViewDetail: detailOf(product),
      ProvisioningArtifactSummaries: product.artifacts.map(({ Id, Name, Description, CreatedTime }) => ({
        Id,
        Name,
        Description,
        CreatedTime,
      })),
      Tags: [...product.tags],
      TagOptions: [],
      Budgets: [],
    };
  },
  ListProvisioningArtifacts: (
    { ProductId }: ListProvisioningArtifactsInput,
    world: World,
  ): ListProvisioningArtifactsOutput => ({
    ProvisioningArtifactDetails: productOf(world, { Id: ProductId }).artifacts,
  }),
  ListLaunchPaths: ({ ProductId }: ListLaunchPathsInput, world: World): ListLaunchPathsOutput => {
    productOf(world, { Id: ProductId });
    return {
      LaunchPathSummaries: pathsOf(world).map((path) => ({
        ...path,
        ConstraintSummaries: [{ Type: "LAUNCH", Description: "Projects are made with the platform's role." }],
        Tags: [],
      })),
    };
  },
  DescribeProvisioningParameters: (
    input: DescribeProvisioningParametersInput,
    world: World,
  ): DescribeProvisioningParametersOutput => {
    productOf(world, { Id: input.ProductId, Name: input.ProductName });
    return {
      ProvisioningArtifactParameters: projectParameters.map(
        ({ cloudFormationName, description, pattern, default: value }) => ({
          ParameterKey: cloudFormationName,
          ParameterType: "String",
          IsNoEcho: false,
          Description: description,
          ...(value !== undefined && { DefaultValue: value }),
          ParameterConstraints: { AllowedValues: [], AllowedPattern: pattern },
        }),
      ),
      ConstraintSummaries: [],
      UsageInstructions: [],
      TagOptions: [],
    };
  },
  ListPortfolios: (input: ListPortfoliosInput, world: World): ListPortfoliosOutput => {
    const { items, next } = pageOf([...world.portfolios.values()], input.PageToken, input.PageSize);
    return {
      PortfolioDetails: items.map(({ Id, DisplayName }) => ({
        Id,
        DisplayName,
        ARN: world.arn("catalog", `portfolio/${Id}`),
      })),
      ...(next !== undefined && { NextPageToken: next }),
    };
  },
  ListPrincipalsForPortfolio: (
    { PortfolioId = "", PageToken, PageSize }: ListPrincipalsForPortfolioInput,
    world: World,
  ): ListPrincipalsForPortfolioOutput => {
    const portfolio = world.portfolios.get(PortfolioId);
    if (portfolio === undefined) throw notFound(`Portfolio ${PortfolioId}`);
    const { items, next } = pageOf(portfolio.principals, PageToken, PageSize);
    return {
      Principals: items.map((PrincipalARN) => ({ PrincipalARN, PrincipalType: "IAM" })),
      ...(next !== undefined && { NextPageToken: next }),
    };
  },
};

const detailOf = ({ summary, arn }: Product) => ({
  ProductViewSummary: summary,
  Status: "AVAILABLE" as const,
  ProductARN: arn,
});

export const serviceCatalog: Service = {
  name: "servicecatalog",
  protocol: "json",
  key: "AWS242ServiceCatalogService",
  operations: { ...operations, ...provisionedOperations },
};
