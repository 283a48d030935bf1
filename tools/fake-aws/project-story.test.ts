import { afterEach, expect, it, vi } from "vitest";
import { isBotocoreThere, NEEDS_BOTOCORE } from "../infra-checks/botocore-faults.ts";
import { clientsOf } from "./clients.fixture.ts";
import { type FakeAws, type FakeCall, startFakeAws } from "./fake-aws.ts";
import type { Scenario } from "./scenario.ts";
import { wireFaultsOf } from "./wire-faults-of.ts";

/** Python is started, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const PARAMETERS = [
  { Key: "RepositoryUrl", Value: "https://github.com/octo/churn.git" },
  { Key: "RepositoryBranch", Value: "main" },
];
const CATALOG = {
  ServiceCatalogProvisioningDetails: { ProductId: "prod-acmeprojects01", ProvisioningParameters: PARAMETERS },
};
const TEMPLATE = {
  TemplateProviders: [
    {
      CfnTemplateProvider: {
        TemplateName: "acme-prod-project",
        TemplateURL: "https://sagewright-acme-prod.s3.eu-west-1.amazonaws.com/templates/p.json",
        Parameters: PARAMETERS,
      },
    },
  ],
};

let aws: FakeAws;
const calls: FakeCall[] = [];
afterEach(async () => {
  expect(aws.unknown).toEqual([]);
  calls.push(...aws.calls);
  await aws.stop();
});

async function start(scenario?: Scenario) {
  aws = await startFakeAws(scenario);
  const clients = clientsOf(aws.endpoint);
  const statuses: string[] = [];
  /** Asks until the project has settled. */
  const follow = async (): Promise<string> => {
    for (;;) {
      const { ProjectStatus = "" } = await clients.sagemaker.describeProject({ ProjectName: "demo" });
      if (statuses.at(-1) !== ProjectStatus) statuses.push(ProjectStatus);
      if (!/Pending|InProgress/.test(ProjectStatus)) return ProjectStatus;
    }
  };
  const create = async (way: typeof CATALOG | typeof TEMPLATE): Promise<string> => {
    await clients.sagemaker.createProject({ ProjectName: "demo", ...way });
    return follow();
  };
  /** What the newest record of Service Catalog, and the stack that it names, say. */
  const provisioned = async () => {
    const project = await clients.sagemaker.describeProject({ ProjectName: "demo" });
    const Id = project.ServiceCatalogProvisionedProductDetails?.ProvisionedProductId;
    const { ProvisionedProductDetail: product } = await clients.catalog.describeProvisionedProduct({ Id });
    const record = await clients.catalog.describeRecord({ Id: product?.LastRecordId });
    return { product, record: record.RecordDetail, stack: record.RecordOutputs?.[0]?.OutputValue };
  };
  const eventsOf = async (StackName: string | undefined) => {
    const all = [];
    let NextToken: string | undefined;
    do {
      const page = await clients.stacks.describeStackEvents({ StackName, NextToken });
      all.push(...(page.StackEvents ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return all
      .reverse()
      .map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason, PhysicalResourceId }) => ({
        what: `${LogicalResourceId} ${ResourceStatus}`,
        why: ResourceStatusReason,
        physical: PhysicalResourceId,
      }));
  };
  /** The runner's builds, newest first, with their logs. */
  const runs = async () => {
    const { ids = [] } = await clients.builds.listBuildsForProject({ projectName: aws.state.names.runner });
    const { builds = [] } = await clients.builds.batchGetBuilds({ ids });
    return Promise.all(
      builds.map(async ({ buildStatus, logs, exportedEnvironmentVariables: exported, environment }) => {
        const lines: string[] = [];
        let nextToken: string | undefined;
        for (;;) {
          const page = await clients.logs.getLogEvents({
            logGroupName: logs?.groupName,
            logStreamName: logs?.streamName,
            startFromHead: true,
            nextToken,
          });
          lines.push(...(page.events ?? []).map(({ message = "" }) => message.trimEnd()));
          if (page.nextForwardToken === nextToken) break;
          nextToken = page.nextForwardToken;
        }
        const action = environment?.environmentVariables?.find(({ name }) => name === "ACTION")?.value;
        return { action, buildStatus, lines, reason: exported?.[0]?.value };
      }),
    );
  };
  return { ...clients, statuses, follow, create, provisioned, eventsOf, runs };
}

it("makes a project from the product, step by step, up to its pipeline", async () => {
  const there = await start();
  expect(await there.create(CATALOG)).toBe("CreateCompleted");
  expect(there.statuses).toEqual(["CreateInProgress", "CreateCompleted"]);
  const { product, record, stack } = await there.provisioned();
  expect(product).toMatchObject({ Status: "AVAILABLE" });
  expect(record).toMatchObject({ Status: "SUCCEEDED", RecordType: "PROVISION_PRODUCT" });
  expect((await there.eventsOf(stack)).map(({ what }) => what)).toEqual([
    expect.stringContaining("CREATE_IN_PROGRESS"),
    "Project CREATE_IN_PROGRESS",
    "Project CREATE_COMPLETE",
    expect.stringContaining("CREATE_COMPLETE"),
  ]);
  expect(await there.runs()).toMatchObject([{ action: "apply", buildStatus: "SUCCEEDED" }]);
  const { Stacks } = await there.stacks.describeStacks({ StackName: stack });
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue]),
  );
  const state = await there.pipelines.getPipelineState({ name: outputs.PipelineName });
  expect(state.stageStates?.map(({ stageName }) => stageName)).toEqual(["Source", "Build"]);
  const { TagSet } = await there.s3.getObjectTagging({
    Bucket: aws.state.names.stateBucket,
    Key: `templates/${aws.state.names.product}.json`,
  });
  expect(TagSet).toEqual([{ Key: "sagemaker:studio-visibility", Value: "true" }]);
});

it("makes a project from the template in S3, whose stack SageMaker names itself", async () => {
  const there = await start();
  expect(await there.create(TEMPLATE)).toBe("CreateCompleted");
  const { TemplateProviderDetails } = await there.sagemaker.describeProject({ ProjectName: "demo" });
  const detail = TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.StackDetail;
  expect(detail).toMatchObject({ Name: expect.stringMatching(/^SP-/), StatusMessage: "CREATE_COMPLETE" });
});

it("fails without a stack where the launch role is missing", async () => {
  const there = await start({ outcome: "launch role missing" });
  expect(await there.create(CATALOG)).toBe("CreateFailed");
  const { product, record, stack } = await there.provisioned();
  expect(product).toMatchObject({ Status: "ERROR" });
  expect(record?.RecordErrors).toMatchObject([
    { Description: expect.stringContaining("sagewright-acme-prod-launch") },
  ]);
  expect(stack).toBeUndefined();
});

it("rolls back where the stack may not call the runner", async () => {
  const there = await start({ outcome: "access denied in stack" });
  expect(await there.create(CATALOG)).toBe("CreateFailed");
  const { stack } = await there.provisioned();
  const events = await there.eventsOf(stack);
  expect(events.find(({ what }) => what.endsWith("CREATE_FAILED"))?.why).toContain("lambda:InvokeFunction");
  expect(events.at(-1)?.what).toContain("ROLLBACK_COMPLETE");
});

it("tells Terraform's error in the log of the build, and destroys what was made by then", async () => {
  const there = await start({ outcome: "terraform error" });
  expect(await there.create(CATALOG)).toBe("CreateFailed");
  const [destroyed, applied] = await there.runs();
  expect(destroyed).toMatchObject({ action: "destroy", buildStatus: "SUCCEEDED" });
  expect(applied).toMatchObject({ action: "apply", buildStatus: "FAILED" });
  expect(applied?.lines).toContainEqual(expect.stringContaining("│ Error: creating CodePipeline"));
  expect(applied?.reason).toMatch(/^Error: creating CodePipeline/);
});

it.each([
  ["build stopped", "STOPPED"],
  ["build timed out", "TIMED_OUT"],
] as const)("fails where the %s", async (outcome, status) => {
  const there = await start({ outcome });
  expect(await there.create(CATALOG)).toBe("CreateFailed");
  expect((await there.runs()).map(({ buildStatus }) => buildStatus)).toEqual(["SUCCEEDED", status]);
});

it("has the true reason in the innermost stack where stacks are nested", async () => {
  const there = await start({ outcome: "terraform error", nested: true });
  await there.create(CATALOG);
  const outer = await there.eventsOf((await there.provisioned()).stack);
  const failed = outer.find(({ what }) => what === "Nested CREATE_FAILED");
  expect(failed?.why).toContain("was not successfully created");
  const inner = await there.eventsOf(failed?.physical);
  expect(inner.find(({ what }) => what === "Project CREATE_FAILED")?.why).toContain(
    "Error: creating CodePipeline",
  );
});

it("leaves a tainted product after an update that failed, with the values from before", async () => {
  const there = await start();
  await there.create(CATALOG);
  aws.scenario.outcome = "terraform error";
  await there.sagemaker.updateProject({
    ProjectName: "demo",
    ServiceCatalogProvisioningUpdateDetails: { ProvisioningParameters: PARAMETERS },
  });
  expect(await there.follow()).toBe("UpdateFailed");
  const { product, stack } = await there.provisioned();
  expect(product).toMatchObject({ Status: "TAINTED" });
  expect((await there.eventsOf(stack)).at(-1)?.what).toContain("UPDATE_ROLLBACK_COMPLETE");
});

it.each([
  ["from the product", CATALOG],
  ["from the template in S3", TEMPLATE],
])("deletes a project %s with all that it was made of", async (_, way) => {
  const there = await start();
  await there.create(way);
  await there.sagemaker.deleteProject({ ProjectName: "demo" });
  expect(await there.follow()).toBe("DeleteCompleted");
  expect(aws.state.provisioned.size + aws.state.codePipelines.size + aws.state.codeRepositories.size).toBe(0);
  expect([...aws.state.stacks.values()].map(({ StackStatus }) => StackStatus)).toEqual(["DELETE_COMPLETE"]);
  expect((await there.sagemaker.listProjects({})).ProjectSummaryList).toEqual([]);
});

it("keeps a project that the runner cannot destroy", async () => {
  const there = await start();
  await there.create(CATALOG);
  aws.scenario.outcome = "terraform error";
  await there.sagemaker.deleteProject({ ProjectName: "demo" });
  expect(await there.follow()).toBe("DeleteFailed");
  expect((await there.provisioned()).product).toMatchObject({ Status: "TAINTED" });
});

it("stands still where it is told to, and goes on when told", async () => {
  const there = await start({ hold: "log" });
  await there.sagemaker.createProject({ ProjectName: "demo", ...CATALOG });
  aws.advance(50);
  expect(await there.runs()).toMatchObject([{ buildStatus: "IN_PROGRESS" }]);
  aws.scenario.hold = undefined;
  expect(await there.follow()).toBe("CreateCompleted");
});

it("refuses a second project of a name, and knows no project that was never made", async () => {
  const there = await start();
  await there.create(CATALOG);
  await expect(there.sagemaker.createProject({ ProjectName: "demo", ...CATALOG })).rejects.toThrow(
    "already exists",
  );
  await expect(there.sagemaker.describeProject({ ProjectName: "none" })).rejects.toThrow(
    "Project none does not exist.",
  );
});

it.skipIf(!isBotocoreThere)(`speaks as AWS's models say${NEEDS_BOTOCORE}`, async () => {
  await start();
  expect(wireFaultsOf(calls)).toEqual([]);
  expect(calls.length).toBeGreaterThan(200);
});

it.skipIf(!isBotocoreThere)(`is found out when an answer is wrong${NEEDS_BOTOCORE}`, async () => {
  const there = await start();
  await there.create(CATALOG);
  const stack = [...aws.state.stacks.values()][0];
  Object.assign(stack ?? {}, { StackStatus: "FINE" });
  await there.stacks.describeStacks({});
  const [found] = aws.calls.splice(-1);
  expect(wireFaultsOf(found === undefined ? [] : [found])).toEqual([
    expect.stringContaining(
      "cloudformation DescribeStacks response.Stacks[0].StackStatus: 'FINE' is none of",
    ),
  ]);
});
