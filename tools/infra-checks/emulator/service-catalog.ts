import { isObject, type JsonObject, listOf } from "../stack-json.ts";
import { type Operation, Refusal, type Supplement } from "./supplement.ts";

const PREFIX = "AWS242ServiceCatalogService.";

interface Product {
  readonly summary: JsonObject;
  readonly arn: string;
  readonly tags: readonly unknown[];
  readonly artifacts: readonly JsonObject[];
}

export function serviceCatalog(account: string, region: string): Supplement {
  const products = new Map<string, Product>();
  const constraints = new Map<string, JsonObject>();
  /** `portfolio product` */
  const associations = new Set<string>();
  /** `portfolio principal` */
  const principals = new Map<string, JsonObject>();
  let made = 0;
  const newId = (prefix: string): string => {
    made += 1;
    return `${prefix}-${String(made).padStart(13, "0")}`;
  };
  const notFound = (what: string) => new Refusal("ResourceNotFoundException", `${what} does not exist.`);
  const productOf = (id: unknown): Product => {
    const product = products.get(String(id));
    if (product === undefined) throw notFound(`Product ${id}`);
    return product;
  };
  const artifactOf = (parameters: unknown): JsonObject => ({
    ...(isObject(parameters) ? parameters : {}),
    Id: newId("pa"),
    Active: true,
    Guidance: "DEFAULT",
    CreatedTime: Date.now() / 1000,
  });
  const view = ({ summary, arn, tags, artifacts }: Product): JsonObject => ({
    ProductViewDetail: { ProductViewSummary: summary, Status: "AVAILABLE", ProductARN: arn, CreatedTime: 1 },
    ProvisioningArtifactSummaries: artifacts.map(({ Id, Name, Description, CreatedTime }) => ({
      Id,
      Name,
      Description,
      CreatedTime,
    })),
    Tags: tags,
  });
  const operations: { readonly [operation: string]: Operation } = {
    CreateProduct: (input) => {
      const id = newId("prod");
      const artifact = artifactOf(input.ProvisioningArtifactParameters);
      const product = {
        summary: {
          ProductId: id,
          Id: `prodview-${id.slice(5)}`,
          Name: input.Name,
          Owner: input.Owner,
          Type: input.ProductType,
          ShortDescription: input.Description ?? "",
          Distributor: input.Distributor ?? "",
          SupportDescription: input.SupportDescription ?? "",
          SupportEmail: input.SupportEmail ?? "",
          SupportUrl: input.SupportUrl ?? "",
          HasDefaultPath: false,
        },
        arn: `arn:aws:catalog:${region}:${account}:product/${id}`,
        tags: listOf(input.Tags),
        artifacts: [artifact],
      };
      products.set(id, product);
      return { ...view(product), ProvisioningArtifactDetail: artifact };
    },
    SearchProductsAsAdmin: () => ({
      ProductViewDetails: [...products.values()].map((product) => view(product).ProductViewDetail),
    }),
    DescribeProductAsAdmin: (input) => view(productOf(input.Id)),
    UpdateProduct: (input) => {
      const product = productOf(input.Id);
      const removed = listOf(input.RemoveTags);
      const added = listOf(input.AddTags).filter(isObject);
      const changed = {
        ...product,
        summary: {
          ...product.summary,
          Name: input.Name ?? product.summary.Name,
          Owner: input.Owner ?? product.summary.Owner,
          ShortDescription: input.Description ?? product.summary.ShortDescription,
        },
        tags: [
          ...product.tags
            .filter(isObject)
            .filter(({ Key }) => !removed.includes(Key) && !added.some((tag) => tag.Key === Key)),
          ...added,
        ],
      };
      products.set(String(input.Id), changed);
      return view(changed);
    },
    DeleteProduct: (input) => {
      productOf(input.Id);
      if ([...associations].some((pair) => pair.endsWith(` ${input.Id}`)))
        throw new Refusal("ResourceInUseException", `Product ${input.Id} is in a portfolio.`);
      products.delete(String(input.Id));
      return {};
    },
    DescribeProvisioningArtifact: (input) => {
      const artifact = productOf(input.ProductId).artifacts.find(
        ({ Id }) => Id === input.ProvisioningArtifactId,
      );
      if (artifact === undefined) throw notFound(`Artifact ${input.ProvisioningArtifactId}`);
      const { Info, ...detail } = artifact;
      return { ProvisioningArtifactDetail: detail, Info, Status: "AVAILABLE" };
    },
    UpdateProvisioningArtifact: (input) => {
      const product = productOf(input.ProductId);
      const artifacts = product.artifacts.map((artifact) =>
        artifact.Id === input.ProvisioningArtifactId
          ? {
              ...artifact,
              Name: input.Name ?? artifact.Name,
              Description: input.Description ?? artifact.Description,
            }
          : artifact,
      );
      products.set(String(input.ProductId), { ...product, artifacts });
      return { ProvisioningArtifactDetail: artifacts[0], Status: "AVAILABLE" };
    },
    AssociateProductWithPortfolio: (input) => {
      productOf(input.ProductId);
      associations.add(`${input.PortfolioId} ${input.ProductId}`);
      return {};
    },
    DisassociateProductFromPortfolio: (input) => {
      if ([...constraints.values()].some(({ ProductId }) => ProductId === input.ProductId))
        throw new Refusal("ResourceInUseException", `Product ${input.ProductId} has constraints.`);
      if (!associations.delete(`${input.PortfolioId} ${input.ProductId}`)) throw notFound("Association");
      return {};
    },
    ListPortfoliosForProduct: (input) => ({
      PortfolioDetails: [...associations]
        .filter((pair) => pair.endsWith(` ${input.ProductId}`))
        .map((pair) => ({ Id: pair.split(" ")[0] })),
    }),
    AssociatePrincipalWithPortfolio: (input) => {
      principals.set(`${input.PortfolioId} ${input.PrincipalARN}`, {
        PrincipalARN: input.PrincipalARN,
        PrincipalType: input.PrincipalType,
      });
      return {};
    },
    DisassociatePrincipalFromPortfolio: (input) => {
      principals.delete(`${input.PortfolioId} ${input.PrincipalARN}`);
      return {};
    },
    ListPrincipalsForPortfolio: (input) => ({
      Principals: [...principals]
        .filter(([key]) => key.startsWith(`${input.PortfolioId} `))
        .map(([, one]) => one),
    }),
    CreateConstraint: (input) => {
      if (!associations.has(`${input.PortfolioId} ${input.ProductId}`)) throw notFound("Association");
      const id = newId("cons");
      const constraint = {
        ConstraintId: id,
        Type: input.Type,
        Description: input.Description ?? "",
        Owner: account,
        ProductId: input.ProductId,
        PortfolioId: input.PortfolioId,
        parameters: input.Parameters,
      };
      constraints.set(id, constraint);
      return constraintView(constraint);
    },
    DescribeConstraint: (input) => constraintView(constraintOf(input)),
    UpdateConstraint: (input) => {
      const constraint = constraintOf(input);
      const changed = {
        ...constraint,
        Description: input.Description ?? constraint.Description,
        parameters: input.Parameters ?? constraint.parameters,
      };
      constraints.set(String(input.Id), changed);
      return constraintView(changed);
    },
    DeleteConstraint: (input) => {
      constraintOf(input);
      constraints.delete(String(input.Id));
      return {};
    },
  };
  const constraintOf = (input: JsonObject): JsonObject => {
    const constraint = constraints.get(String(input.Id));
    if (constraint === undefined) throw notFound(`Constraint ${input.Id}`);
    return constraint;
  };
  const constraintView = ({ parameters, ...detail }: JsonObject): JsonObject => ({
    ConstraintDetail: detail,
    ConstraintParameters: parameters,
    Status: "AVAILABLE",
  });
  return {
    reason: "Has portfolios; of products hardly more than a name; no associations, no constraints.",
    operations: Object.fromEntries(Object.entries(operations).map(([name, one]) => [PREFIX + name, one])),
  };
}
