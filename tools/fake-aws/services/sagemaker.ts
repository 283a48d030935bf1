import type {
  AddTagsInput,
  AddTagsOutput,
  DescribeCodeRepositoryInput,
  DescribeCodeRepositoryOutput,
  DescribeDomainRequest,
  DescribeDomainResponse,
  ListDomainsRequest,
  ListDomainsResponse,
  ListModelPackageGroupsInput,
  ListModelPackageGroupsOutput,
  ListModelPackagesInput,
  ListModelPackagesOutput,
  ListPipelinesRequest,
  ListPipelinesResponse,
  ListTagsInput,
  ListTagsOutput,
} from "@aws-sdk/client-sagemaker";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { World } from "../world.ts";
import { projectOperations } from "./sagemaker-projects.ts";

const notFound = (what: string) => new ServiceError("ResourceNotFound", `${what} does not exist.`);

const operations = {
  ListTags: (input: ListTagsInput, world: World): ListTagsOutput => {
    const { items, next } = pageOf(
      world.tags.get(input.ResourceArn ?? "") ?? [],
      input.NextToken,
      input.MaxResults,
    );
    return { Tags: items, ...(next !== undefined && { NextToken: next }) };
  },
  AddTags: ({ ResourceArn = "", Tags = [] }: AddTagsInput, world: World): AddTagsOutput => {
    const kept = (world.tags.get(ResourceArn) ?? []).filter(
      (tag) => !Tags.some(({ Key }) => Key === tag.Key),
    );
    const all = [...kept, ...Tags.map(({ Key = "", Value = "" }) => ({ Key, Value }))];
    world.tags.set(ResourceArn, all);
    return { Tags: all };
  },
  ListPipelines: (input: ListPipelinesRequest, world: World): ListPipelinesResponse => {
    const found = [...world.pipelines.values()].filter(({ PipelineName = "" }) =>
      PipelineName.startsWith(input.PipelineNamePrefix ?? ""),
    );
    const { items, next } = pageOf(found, input.NextToken, input.MaxResults);
    return { PipelineSummaries: items, ...(next !== undefined && { NextToken: next }) };
  },
  ListModelPackageGroups: (
    input: ListModelPackageGroupsInput,
    world: World,
  ): ListModelPackageGroupsOutput => {
    const found = [...world.modelPackageGroups.values()].filter(({ ModelPackageGroupName = "" }) =>
      ModelPackageGroupName.includes(input.NameContains ?? ""),
    );
    const { items, next } = pageOf(found, input.NextToken, input.MaxResults);
    return { ModelPackageGroupSummaryList: items, ...(next !== undefined && { NextToken: next }) };
  },
  ListModelPackages: (input: ListModelPackagesInput, world: World): ListModelPackagesOutput => {
    const group = input.ModelPackageGroupName?.split("/").at(-1);
    if (group !== undefined && !world.modelPackageGroups.has(group))
      throw new ServiceError("ValidationException", `ModelPackageGroup ${group} does not exist.`);
    const found = world.modelPackages.filter(
      (each) => group === undefined || each.ModelPackageGroupName === group,
    );
    const { items, next } = pageOf(found, input.NextToken, input.MaxResults);
    return { ModelPackageSummaryList: items, ...(next !== undefined && { NextToken: next }) };
  },
  DescribeCodeRepository: (
    { CodeRepositoryName = "" }: DescribeCodeRepositoryInput,
    world: World,
  ): DescribeCodeRepositoryOutput => {
    const found = world.codeRepositories.get(CodeRepositoryName);
    if (found === undefined)
      throw new ServiceError("ValidationException", `CodeRepository ${CodeRepositoryName} does not exist.`);
    return found;
  },
  ListDomains: (input: ListDomainsRequest, world: World): ListDomainsResponse => {
    const { items, next } = pageOf([...world.domains.values()], input.NextToken, input.MaxResults);
    return {
      Domains: items.map(({ DomainArn, DomainId, DomainName, Status, CreationTime, LastModifiedTime }) => ({
        DomainArn,
        DomainId,
        DomainName,
        Status,
        CreationTime,
        LastModifiedTime,
      })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
  DescribeDomain: ({ DomainId = "" }: DescribeDomainRequest, world: World): DescribeDomainResponse => {
    const found = world.domains.get(DomainId);
    if (found === undefined) throw notFound(`Domain ${DomainId}`);
    return found;
  },
};

/** SageMaker as far as projects, and what belongs to them, go. */
export const sageMaker: Service = {
  name: "sagemaker",
  protocol: "json",
  key: "SageMaker",
  operations: { ...projectOperations, ...operations },
};
