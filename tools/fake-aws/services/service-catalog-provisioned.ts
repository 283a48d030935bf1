import type {
  DescribeProvisionedProductInput,
  DescribeProvisionedProductOutput,
  DescribeRecordInput,
  DescribeRecordOutput,
  ListRecordHistoryInput,
  ListRecordHistoryOutput,
  ProvisionedProductDetail,
  SearchProvisionedProductsInput,
  SearchProvisionedProductsOutput,
  TerminateProvisionedProductInput,
  TerminateProvisionedProductOutput,
} from "@aws-sdk/client-service-catalog";
import { pageOf, ServiceError } from "../service.ts";
import { deletion } from "../stories/project.ts";
import { begin } from "../story.ts";
import type { World } from "../world.ts";

const notFound = (what: string) => new ServiceError("ResourceNotFoundException", `${what} not found.`);

const provisionedOf = (world: World, id?: string, name?: string): ProvisionedProductDetail => {
  const found = [...world.provisioned.values()].find(({ Id, Name }) => Id === id || Name === name);
  if (found === undefined) throw notFound(`Provisioned product ${id ?? name}`);
  return found;
};

type Kept = NonNullable<ReturnType<World["records"]["get"]>>;
const withoutOutputs = ({ outputs, ...record }: Kept) => record;

/** What was launched, and Service Catalog's records of it. */
export const provisionedOperations = {
  DescribeProvisionedProduct: (
    { Id, Name }: DescribeProvisionedProductInput,
    world: World,
  ): DescribeProvisionedProductOutput => ({
    ProvisionedProductDetail: provisionedOf(world, Id, Name),
    CloudWatchDashboards: [],
  }),
  SearchProvisionedProducts: (
    { Filters, PageToken, PageSize }: SearchProvisionedProductsInput,
    world: World,
  ): SearchProvisionedProductsOutput => {
    const queries = (Filters?.SearchQuery ?? []).map((query) => query.split(":"));
    const found = [...world.provisioned.values()].filter((each) =>
      queries.every(([key = "", value]) =>
        Object.entries(each).some(([name, is]) => name.toLowerCase() === key.toLowerCase() && is === value),
      ),
    );
    const { items, next } = pageOf(found, PageToken, PageSize);
    return {
      ProvisionedProducts: items.map(({ LaunchRoleArn, ...each }) => ({
        ...each,
        ProductName: world.products.get(each.ProductId ?? "")?.summary.Name,
      })),
      TotalResultsCount: found.length,
      ...(next !== undefined && { NextPageToken: next }),
    };
  },
  DescribeRecord: ({ Id = "" }: DescribeRecordInput, world: World): DescribeRecordOutput => {
    const record = world.records.get(Id);
    if (record === undefined) throw notFound(`Record ${Id}`);
    return { RecordDetail: withoutOutputs(record), RecordOutputs: record.outputs };
  },
  ListRecordHistory: (
    { SearchFilter, PageToken, PageSize }: ListRecordHistoryInput,
    world: World,
  ): ListRecordHistoryOutput => {
    const found = [...world.records.values()]
      .filter((record) => {
        if (SearchFilter === undefined) return true;
        return SearchFilter.Key === "provisionedproduct"
          ? record.ProvisionedProductId === SearchFilter.Value
          : record.ProductId === SearchFilter.Value;
      })
      .reverse();
    const { items, next } = pageOf(found, PageToken, PageSize);
    return { RecordDetails: items.map(withoutOutputs), ...(next !== undefined && { NextPageToken: next }) };
  },
  TerminateProvisionedProduct: (
    { ProvisionedProductId, ProvisionedProductName }: TerminateProvisionedProductInput,
    world: World,
  ): TerminateProvisionedProductOutput => {
    const provisioned = provisionedOf(world, ProvisionedProductId, ProvisionedProductName);
    const project = [...world.projects.values()].find(
      (each) => each.ServiceCatalogProvisionedProductDetails?.ProvisionedProductId === provisioned.Id,
    );
    if (project !== undefined) begin(world, deletion(world, project));
    const record = world.records.get(provisioned.LastRecordId ?? "");
    return record === undefined ? {} : { RecordDetail: withoutOutputs(record) };
  },
};
