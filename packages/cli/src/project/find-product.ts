import {
  DescribeProductCommand,
  type LaunchPath,
  type ProductViewSummary,
  type ProvisioningArtifact,
  paginateSearchProducts,
} from "@aws-sdk/client-service-catalog";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import { isMissing } from "../aws/missing.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import { launchPathAmbiguous, productAmbiguous, productNotFound, productVersionNotFound } from "./issues.ts";

/** A product of Service Catalog as the user may launch it. */
export interface FoundProduct {
  readonly id: string;
  readonly name: string;
  /** Newest first. */
  readonly artifacts: readonly ProvisioningArtifact[];
  readonly paths: readonly LaunchPath[];
}

/** What a platform's product is called whatever the organization. */
const PRODUCT_OF_A_PLATFORM = /^sagewright-[a-z0-9-]+-project$/;

/**
 * The product of this id or name; without one the only product of a platform that there is.
 *
 * Issues: PRODUCT_NOT_FOUND, PRODUCT_AMBIGUOUS.
 */
export async function findProduct(
  clients: AwsProjectClients,
  named: string | undefined,
): Promise<FoundProduct> {
  if (named !== undefined && /^prod-[a-z0-9]+$/.test(named)) return describeProduct(clients, { Id: named });
  const found = await searchProducts(clients, named ?? "sagewright");
  const products = found.filter(({ Name = "" }) =>
    named === undefined ? PRODUCT_OF_A_PLATFORM.test(Name) : Name === named,
  );
  const ids = new Map(products.map(({ ProductId = "", Name = "" }) => [ProductId, Name]));
  const [first] = ids.keys();
  if (first === undefined) throw new SagewrightError([productNotFound(named ?? "sagewright-…-project")]);
  if (ids.size > 1) throw new SagewrightError([productAmbiguous([...ids.values()])]);
  return describeProduct(clients, { Id: first });
}

async function searchProducts(
  { serviceCatalog }: AwsProjectClients,
  words: string,
): Promise<readonly ProductViewSummary[]> {
  const found: ProductViewSummary[] = [];
  await awsCall({ action: "servicecatalog:SearchProducts", resource: "*" }, async () => {
    const request = { Filters: { FullTextSearch: [words] }, PageSize: 100 };
    for await (const page of paginateSearchProducts({ client: serviceCatalog }, request))
      found.push(...(page.ProductViewSummaries ?? []));
  });
  return found;
}

/** Issue: PRODUCT_NOT_FOUND. */
export async function describeProduct(
  { serviceCatalog }: AwsProjectClients,
  request: { readonly Id: string },
): Promise<FoundProduct> {
  const call = { action: "servicecatalog:DescribeProduct", resource: `product/${request.Id}` };
  const described = await awsCall(call, async () => {
    try {
      return await serviceCatalog.send(new DescribeProductCommand(request));
    } catch (error) {
      if (isMissing(error)) throw new SagewrightError([productNotFound(request.Id)], { cause: error });
      throw error;
    }
  });
  const age = ({ CreatedTime }: ProvisioningArtifact): number => CreatedTime?.getTime() ?? 0;
  return {
    id: described.ProductViewSummary?.ProductId ?? request.Id,
    name: described.ProductViewSummary?.Name ?? request.Id,
    artifacts: (described.ProvisioningArtifacts ?? []).toSorted((a, b) => age(b) - age(a)),
    paths: described.LaunchPaths ?? [],
  };
}

/** The version named so, or the newest that is not deprecated. Issue: PRODUCT_VERSION_NOT_FOUND. */
export function versionOf(product: FoundProduct, named: string | undefined): ProvisioningArtifact {
  const { artifacts } = product;
  const version = artifacts.find(({ Id, Name, Guidance }) =>
    named === undefined ? Guidance !== "DEPRECATED" : Id === named || Name === named,
  );
  if (version !== undefined) return version;
  const known = artifacts.map(({ Id = "", Name = "" }) => `${Name} (${Id})`);
  throw new SagewrightError([productVersionNotFound(product.name, named, known)]);
}

/** The launch path to name: none where there is one only. Issue: LAUNCH_PATH_AMBIGUOUS. */
export function pathOf(product: FoundProduct, named: string | undefined): string | undefined {
  if (named !== undefined || product.paths.length < 2) return named;
  const paths = product.paths.map(({ Id = "", Name = "" }) => `${Id} (${Name})`);
  throw new SagewrightError([launchPathAmbiguous(product.name, paths)]);
}
