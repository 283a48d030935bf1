import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isBotocoreThere, NEEDS_BOTOCORE } from "../infra-checks/botocore-faults.ts";
import { clientsOf } from "./clients.fixture.ts";
import { type FakeAws, type FakeCall, startFakeAws } from "./fake-aws.ts";
import { SERVICES } from "./services/index.ts";
import { wireFaultsOf } from "./wire-faults-of.ts";

/** Python is started, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const fakes: FakeAws[] = [];
let aws: FakeAws;
let there: ReturnType<typeof clientsOf>;
const calls = (): FakeCall[] => fakes.flatMap((fake) => fake.calls);

beforeEach(async () => {
  aws = await startFakeAws();
  fakes.push(aws);
  there = clientsOf(aws.endpoint);
});
afterAll(() => Promise.all(fakes.map((fake) => fake.stop())));

/** A project with all that belongs to it, at once. */
async function makeProject(name: string) {
  await there.sagemaker.createProject({
    ProjectName: name,
    Tags: [{ Key: "team", Value: "churn" }],
    ServiceCatalogProvisioningDetails: { ProductId: "prod-acmeprojects01" },
  });
  aws.advance();
}

it("tells what parameters the platform's template in S3 takes", async () => {
  const { Parameters } = await there.stacks.getTemplateSummary({
    TemplateURL: "https://bucket/template.json",
  });
  expect(Parameters?.map(({ ParameterKey }) => ParameterKey)).toContain("RepositoryUrl");
});

it("has connections whose handshake a test ends", async () => {
  const { ConnectionArn } = await there.connections.createConnection({
    ConnectionName: "github",
    ProviderType: "GitHub",
    Tags: [{ Key: "sagemaker", Value: "true" }],
  });
  const status = async () =>
    (await there.connections.getConnection({ ConnectionArn })).Connection?.ConnectionStatus;
  expect(await status()).toBe("PENDING");
  const kept = aws.state.connections.get(ConnectionArn ?? "");
  if (kept !== undefined) kept.ConnectionStatus = "AVAILABLE";
  expect(await status()).toBe("AVAILABLE");
  expect((await there.connections.listConnections({})).Connections).toHaveLength(1);
  expect((await there.connections.listTagsForResource({ ResourceArn: ConnectionArn })).Tags).toEqual([
    { Key: "sagemaker", Value: "true" },
  ]);
  await there.connections.tagResource({ ResourceArn: ConnectionArn, Tags: [{ Key: "a", Value: "b" }] });
  await there.connections.deleteConnection({ ConnectionArn });
  await expect(status()).rejects.toThrow("was not found");
});

it("has hosts, which connections may name", async () => {
  const HostArn = "arn:aws:codestar-connections:eu-west-1:111122223333:host/gitlab-1";
  await expect(there.connections.createConnection({ ConnectionName: "c", HostArn })).rejects.toThrow(
    "not found",
  );
  aws.state.hosts.set(HostArn, {
    HostArn,
    Name: "gitlab",
    ProviderType: "GitLabSelfManaged",
    ProviderEndpoint: "https://git.example",
    Status: "AVAILABLE",
  });
  await there.connections.createConnection({ ConnectionName: "c", HostArn });
  expect((await there.connections.listHosts({})).Hosts).toHaveLength(1);
  expect(await there.connections.getHost({ HostArn })).toMatchObject({ Status: "AVAILABLE" });
  const { Connections } = await there.connections.listConnections({ HostArnFilter: HostArn });
  expect(Connections).toMatchObject([{ ProviderType: "GitLabSelfManaged", HostArn }]);
});

it("registers a type of CloudFormation's, which takes a while", async () => {
  const TypeName = "AWSUtility::CloudFormation::CommandRunner";
  await expect(there.stacks.describeType({ Type: "RESOURCE", TypeName })).rejects.toThrow("cannot be found");
  const { RegistrationToken } = await there.stacks.registerType({
    Type: "RESOURCE",
    TypeName,
    SchemaHandlerPackage: "s3://bucket/runner.zip",
  });
  const { RegistrationTokenList } = await there.stacks.listTypeRegistrations({ Type: "RESOURCE", TypeName });
  expect(RegistrationTokenList).toEqual([RegistrationToken]);
  const statuses = [];
  for (let asked = 0; asked < 3; asked++) {
    const { ProgressStatus } = await there.stacks.describeTypeRegistration({ RegistrationToken });
    statuses.push(ProgressStatus);
  }
  expect(statuses).toEqual(["IN_PROGRESS", "COMPLETE", "COMPLETE"]);
  expect(await there.stacks.describeType({ Type: "RESOURCE", TypeName })).toMatchObject({
    Visibility: "PRIVATE",
  });
  await there.stacks.setTypeDefaultVersion({ Type: "RESOURCE", TypeName, VersionId: "00000001" });
  const activated = await there.stacks.activateType({ Type: "RESOURCE", TypeName: "Vendor::Its::Type" });
  expect(activated.Arn).toContain("Vendor-Its-Type");
  expect((await there.stacks.listTypes({})).TypeSummaries).toHaveLength(2);
});

it("has the platform: product, versions, portfolio, roles, secret, bucket, domain, quotas", async () => {
  const { names } = aws.state;
  const found = await there.catalog.searchProducts({ Filters: { FullTextSearch: [names.product] } });
  const id = found.ProductViewSummaries?.[0]?.ProductId;
  const product = await there.catalog.describeProduct({ Id: id });
  expect(product.ProvisioningArtifacts?.map(({ Guidance }) => Guidance)).toEqual(["DEPRECATED", "DEFAULT"]);
  const admin = await there.catalog.describeProductAsAdmin({ Name: names.product });
  expect(admin.Tags).toEqual([{ Key: "sagemaker:studio-visibility", Value: "true" }]);
  await there.catalog.searchProductsAsAdmin({});
  await there.catalog.listProvisioningArtifacts({ ProductId: id });
  expect((await there.catalog.listLaunchPaths({ ProductId: id })).LaunchPathSummaries).toHaveLength(1);
  const form = await there.catalog.describeProvisioningParameters({ ProductId: id });
  expect(form.ProvisioningArtifactParameters?.map(({ ParameterKey }) => ParameterKey)).toContain(
    "RepositoryUrl",
  );
  const { PortfolioDetails } = await there.catalog.listPortfolios({});
  const PortfolioId = PortfolioDetails?.[0]?.Id;
  expect((await there.catalog.listPrincipalsForPortfolio({ PortfolioId })).Principals).toHaveLength(1);
  const { Role } = await there.iam.getRole({ RoleName: names.launchRole });
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toContain("servicecatalog.amazonaws.com");
  await there.iam.listAttachedRolePolicies({ RoleName: names.launchRole });
  await expect(there.iam.getRole({ RoleName: "none" })).rejects.toMatchObject({
    name: "NoSuchEntityException",
  });
  expect(await there.sts.getCallerIdentity({})).toMatchObject({ Account: "111122223333" });
  await there.secrets.putSecretValue({ SecretId: names.gitSecret, SecretString: "token" });
  expect(await there.secrets.describeSecret({ SecretId: names.gitSecret })).toMatchObject({
    Name: names.gitSecret,
  });
  const { Domains } = await there.sagemaker.listDomains({});
  const domain = await there.sagemaker.describeDomain({ DomainId: Domains?.[0]?.DomainId });
  const { Tags } = await there.sagemaker.listTags({ ResourceArn: domain.DomainArn });
  expect(Tags).toMatchObject([{ Key: "sagemaker:projectS3TemplatesLocation" }]);
  await there.quotas.listServiceQuotas({ ServiceCode: "codebuild" });
  const quota = await there.quotas.getServiceQuota({ ServiceCode: "codebuild", QuotaCode: "L-9D07B6EF" });
  expect(quota.Quota?.Value).toBe(20);
  const Bucket = names.stateBucket;
  await there.s3.headBucket({ Bucket });
  expect((await there.s3.getBucketCors({ Bucket })).CORSRules?.[0]?.AllowedOrigins).toEqual([
    "https://*.sagemaker.aws",
  ]);
  await expect(there.s3.headBucket({ Bucket: "none" })).rejects.toMatchObject({ name: "NotFound" });
});

it("finds what belongs to a project", async () => {
  await makeProject("demo");
  const { ProjectId, ProjectArn } = await there.sagemaker.describeProject({ ProjectName: "demo" });
  expect((await there.sagemaker.listTags({ ResourceArn: ProjectArn })).Tags).toMatchObject([{ Key: "team" }]);
  await there.sagemaker.addTags({ ResourceArn: ProjectArn, Tags: [{ Key: "team", Value: "sales" }] });
  expect((await there.sagemaker.listTags({ ResourceArn: ProjectArn })).Tags).toMatchObject([
    { Value: "sales" },
  ]);
  const name = `demo-${ProjectId}`;
  const { PipelineSummaries } = await there.sagemaker.listPipelines({ PipelineNamePrefix: name });
  expect(PipelineSummaries).toHaveLength(1);
  const groups = await there.sagemaker.listModelPackageGroups({ NameContains: "demo" });
  expect(groups.ModelPackageGroupSummaryList).toMatchObject([{ ModelPackageGroupName: name }]);
  await there.sagemaker.listModelPackages({ ModelPackageGroupName: name });
  const CodeRepositoryName = `sagemaker-${ProjectId}-modelbuild`;
  expect((await there.sagemaker.describeCodeRepository({ CodeRepositoryName })).GitConfig?.Branch).toBe(
    "main",
  );
  const { Contents } = await there.s3.listObjectsV2({
    Bucket: aws.state.names.stateBucket,
    Prefix: "projects/",
  });
  expect(Contents).toMatchObject([{ Key: `projects/${ProjectId}/terraform.tfstate` }]);
  await there.s3.headObject({ Bucket: aws.state.names.stateBucket, Key: Contents?.[0]?.Key });
  const pipelineName = `sagemaker-${name}-modelbuild`;
  const { pipelineExecutionSummaries: runs } = await there.pipelines.listPipelineExecutions({ pipelineName });
  const pipelineExecutionId = runs?.[0]?.pipelineExecutionId;
  await there.pipelines.getPipelineExecution({ pipelineName, pipelineExecutionId });
  await there.pipelines.getPipeline({ name: pipelineName });
  const { actionExecutionDetails } = await there.pipelines.listActionExecutions({ pipelineName });
  expect(actionExecutionDetails?.map(({ stageName }) => stageName)).toEqual(["Build", "Source"]);
  const build = actionExecutionDetails?.[0]?.output?.executionResult?.externalExecutionId ?? "";
  const { builds } = await there.builds.batchGetBuilds({ ids: [build, "none:1"] });
  const logGroupName = builds?.[0]?.logs?.groupName;
  expect((await there.logs.filterLogEvents({ logGroupName })).events).not.toEqual([]);
  await there.logs.describeLogStreams({ logGroupName });
  await there.logs.describeLogGroups({ logGroupNamePrefix: "/aws/codebuild/" });
  const names = [aws.state.names.runner, "none"];
  expect(await there.builds.batchGetProjects({ names })).toMatchObject({ projectsNotFound: ["none"] });
  await there.builds.startBuild({ projectName: aws.state.names.runner });
  const { ProvisionedProducts } = await there.catalog.searchProvisionedProducts({
    Filters: { SearchQuery: ["status:AVAILABLE"] },
  });
  const stack = [...aws.state.stacks.values()][0]?.StackName;
  expect((await there.stacks.describeStackResources({ StackName: stack })).StackResources).toMatchObject([
    { LogicalResourceId: "Project", ResourceStatus: "CREATE_COMPLETE" },
  ]);
  const ProvisionedProductId = ProvisionedProducts?.[0]?.Id;
  await there.catalog.terminateProvisionedProduct({ ProvisionedProductId, TerminateToken: "t" });
  const history = await there.catalog.listRecordHistory({
    SearchFilter: { Key: "provisionedproduct", Value: ProvisionedProductId },
  });
  expect(history.RecordDetails?.map(({ RecordType }) => RecordType)).toEqual([
    "TERMINATE_PROVISIONED_PRODUCT",
    "PROVISION_PRODUCT",
  ]);
});

it("tells of an account without anything in it", async () => {
  await aws.stop();
  aws = await startFakeAws({ platform: false });
  fakes.push(aws);
  there = clientsOf(aws.endpoint);
  aws.state.buildProjects.add("b");
  aws.state.buckets.set("b", { objects: new Map() });
  await there.sagemaker.listProjects({});
  await there.sagemaker.listPipelines({});
  await there.sagemaker.listDomains({});
  await there.sagemaker.listModelPackageGroups({});
  await there.sagemaker.listTags({ ResourceArn: "arn:aws:sagemaker:eu-west-1:111122223333:project/p" });
  await there.catalog.searchProducts({});
  await there.catalog.searchProvisionedProducts({});
  await there.catalog.listPortfolios({});
  await there.catalog.listRecordHistory({});
  await there.stacks.describeStacks({});
  await there.stacks.listTypes({});
  await there.connections.listConnections({});
  await there.connections.listHosts({});
  await there.builds.listBuildsForProject({ projectName: "b" });
  await there.logs.describeLogGroups({});
  await there.quotas.listServiceQuotas({ ServiceCode: "codebuild" });
  expect((await there.s3.listObjectsV2({ Bucket: "b" })).KeyCount).toBe(0);
});

it("turns pages", async () => {
  for (let n = 0; n < 12; n++) await makeProject(`demo${n}`);
  const first = await there.sagemaker.listProjects({ SortBy: "Name" });
  const second = await there.sagemaker.listProjects({ SortBy: "Name", NextToken: first.NextToken });
  expect(first.ProjectSummaryList).toHaveLength(10);
  expect(second.ProjectSummaryList).toHaveLength(2);
  expect(second.NextToken).toBeUndefined();
});

describe("what a test lets go wrong", () => {
  it("refuses the caller, naming the action", async () => {
    aws.fail("DescribeStackEvents", "access denied", Number.POSITIVE_INFINITY);
    aws.fail("servicecatalog:DescribeRecord", "access denied");
    await expect(there.stacks.describeStackEvents({ StackName: "s" })).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("not authorized to perform: cloudformation:DescribeStackEvents"),
    });
    await expect(there.catalog.describeRecord({ Id: "rec-1" })).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  it("loses an answer after its effect", async () => {
    aws.fail("CreateProject", "lost response");
    await expect(makeProject("demo")).rejects.toThrow();
    expect(aws.state.projects.has("demo")).toBe(true);
  });

  it("answers an error once, then as always", async () => {
    aws.fail("ListProjects", { error: "ThrottlingException", message: "Rate exceeded" });
    await expect(there.sagemaker.listProjects({})).rejects.toThrow("Rate exceeded");
    await there.sagemaker.listProjects({});
  });

  it("says what it was asked that it has not", async () => {
    await expect(there.sagemaker.listEndpoints({})).rejects.toThrow();
    expect(aws.unknown).toEqual(["SageMaker.ListEndpoints"]);
  });
});

it.skipIf(!isBotocoreThere)(`speaks in every operation as AWS's models say${NEEDS_BOTOCORE}`, () => {
  const served = SERVICES.filter(({ name }) => name !== "codeconnections").flatMap(({ name, operations }) =>
    Object.keys(operations).map((operation) => `${name} ${operation}`),
  );
  const told = new Set(calls().map(({ service, operation }) => `${service} ${operation}`));
  // Their stories have a test of their own.
  const elsewhere =
    /(Update|Delete)Project$|GetPipelineState|DescribeStacks|DescribeProvisionedProduct|ListBuildsForProject|GetLogEvents/;
  expect(served.filter((operation) => !told.has(operation) && !elsewhere.test(operation))).toEqual([]);
  expect(wireFaultsOf(calls())).toEqual([]);
});
