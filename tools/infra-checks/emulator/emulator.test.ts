import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMotoThere } from "../moto.ts";
import { callJson, signed } from "./calls.ts";
import { type Emulator, startEmulator } from "./emulator.ts";

const SAGEMAKER = "SageMaker.";
const CATALOG = "AWS242ServiceCatalogService.";
const CODEBUILD = "CodeBuild_20161006.";
const REGISTRY = "AmazonEC2ContainerRegistry_V20150921.";
const environment = {
  type: "LINUX_CONTAINER",
  image: "aws/codebuild/standard:7.0",
  computeType: "BUILD_GENERAL1_SMALL",
};
const project = {
  name: "runner",
  source: { type: "NO_SOURCE", buildspec: "{}" },
  artifacts: { type: "NO_ARTIFACTS" },
  environment,
  serviceRole: "arn:aws:iam::123456789012:role/runner",
  encryptionKey: "arn:aws:kms:us-east-1:123456789012:key/a",
};
const DENY_PLAIN_HTTP = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::states", "arn:aws:s3:::states/*"],
      // False: nothing is to be denied.
      Condition: { StringEquals: { "aws:PrincipalTag/nobody": "has it" } },
    },
  ],
});

describe.skipIf(!isMotoThere)("emulator [needs moto]", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  }, 60_000);
  afterAll(() => emulator.stop());

  /** Both calls make the same, so what moto does by itself is looked at before the supplement is. */
  const bare = (service: string, target: string, input: object) =>
    callJson(emulator.moto.endpoint, service, target, input);
  const ask = (service: string, target: string, input: object) =>
    callJson(emulator.endpoint, service, target, input);

  describe("is still needed, as moto by itself", () => {
    it.each<[string, string, string, object]>([
      [
        "has no code repositories",
        "sagemaker",
        `${SAGEMAKER}CreateCodeRepository`,
        { CodeRepositoryName: "a", GitConfig: { RepositoryUrl: "https://github.com/a/b" } },
      ],
      ["has none to list", "sagemaker", `${SAGEMAKER}ListCodeRepositories`, {}],
      [
        "deletes no model package group",
        "sagemaker",
        `${SAGEMAKER}DeleteModelPackageGroup`,
        { ModelPackageGroupName: "a" },
      ],
      ["tells nothing of a product", "servicecatalog", `${CATALOG}DescribeProductAsAdmin`, { Id: "prod-a" }],
      [
        "associates no product",
        "servicecatalog",
        `${CATALOG}AssociateProductWithPortfolio`,
        { PortfolioId: "a", ProductId: "b" },
      ],
      [
        "associates no principal",
        "servicecatalog",
        `${CATALOG}AssociatePrincipalWithPortfolio`,
        { PortfolioId: "a", PrincipalARN: "b", PrincipalType: "IAM" },
      ],
      [
        "has no constraints",
        "servicecatalog",
        `${CATALOG}CreateConstraint`,
        { PortfolioId: "a", ProductId: "b", Type: "LAUNCH", Parameters: "{}" },
      ],
      [
        "has no pull-through caches",
        "ecr",
        `${REGISTRY}CreatePullThroughCacheRule`,
        { ecrRepositoryPrefix: "ecr-public", upstreamRegistryUrl: "public.ecr.aws" },
      ],
      ["wants a location of every source", "codebuild", `${CODEBUILD}CreateProject`, project],
    ])("%s", async (_, service, target, input) => {
      await expect(bare(service, target, input)).rejects.toThrow(target);
    });

    it("does not look at the conditions of a bucket's policy", async () => {
      const at = (path: string, init: RequestInit = {}) =>
        fetch(`${emulator.moto.endpoint}/states${path}`, { ...init, headers: signed("s3") });
      await at("", { method: "PUT" });
      await at("?policy", { method: "PUT", body: DENY_PLAIN_HTTP });

      const { status } = await at("/object", { method: "PUT", body: "a" });

      expect(status).toBe(403);
    });
  });

  it("keeps a bucket's policy, and the bucket open", async () => {
    const at = (path: string, init: RequestInit = {}) =>
      fetch(`${emulator.endpoint}/open${path}`, { ...init, headers: signed("s3") });
    await at("", { method: "PUT" });
    await at("?policy", { method: "PUT", body: DENY_PLAIN_HTTP });

    expect((await at("/object", { method: "PUT", body: "a" })).status).toBe(200);
    expect(await (await at("?policy")).text()).toBe(DENY_PLAIN_HTTP);
    await at("?policy", { method: "DELETE" });
    expect((await at("?policy")).status).toBe(404);
  });

  it("makes, tells and deletes a build project as AWS would", async () => {
    await ask("codebuild", `${CODEBUILD}CreateProject`, project);
    const told = await ask("codebuild", `${CODEBUILD}BatchGetProjects`, { names: ["runner"] });

    expect(told.projects).toEqual([expect.objectContaining(project)]);
    expect(await emulator.inventory()).toContain("codebuild project runner");
    await ask("codebuild", `${CODEBUILD}DeleteProject`, {
      name: "arn:aws:codebuild:us-east-1:1:project/runner",
    });
    expect(await emulator.inventory()).not.toContain("codebuild project runner");
  });

  it("has one pull-through cache for a prefix", async () => {
    const rule = { ecrRepositoryPrefix: "public", upstreamRegistryUrl: "public.ecr.aws" };
    const create = () => ask("ecr", `${REGISTRY}CreatePullThroughCacheRule`, rule);
    await create();

    await expect(create()).rejects.toThrow("AlreadyExists");
    expect(await emulator.inventory()).toContain("ecr pull-through cache rule public");
    await ask("ecr", `${REGISTRY}DeletePullThroughCacheRule`, { ecrRepositoryPrefix: "public" });
    expect(await emulator.inventory()).not.toContain("ecr pull-through cache rule public");
  });

  it("holds constraints and associations in the order in which AWS wants them gone", async () => {
    const portfolio = { PortfolioId: "port-a" };
    const made = await ask("servicecatalog", `${CATALOG}CreateProduct`, {
      Name: "a",
      Owner: "b",
      ProductType: "CLOUD_FORMATION_TEMPLATE",
    });
    const { ProductId } = (made.ProductViewDetail as { ProductViewSummary: { ProductId: string } })
      .ProductViewSummary;
    const both = { ...portfolio, ProductId };
    const constraint = { ...both, Type: "LAUNCH", Parameters: "{}" };
    await expect(ask("servicecatalog", `${CATALOG}CreateConstraint`, constraint)).rejects.toThrow(
      "ResourceNotFound",
    );
    await ask("servicecatalog", `${CATALOG}AssociateProductWithPortfolio`, both);
    const { ConstraintDetail } = await ask("servicecatalog", `${CATALOG}CreateConstraint`, constraint);

    const disassociate = () => ask("servicecatalog", `${CATALOG}DisassociateProductFromPortfolio`, both);
    const remove = () => ask("servicecatalog", `${CATALOG}DeleteProduct`, { Id: ProductId });
    await expect(disassociate()).rejects.toThrow("ResourceInUse");
    await expect(remove()).rejects.toThrow("ResourceInUse");
    await ask("servicecatalog", `${CATALOG}DeleteConstraint`, {
      Id: (ConstraintDetail as { ConstraintId: string }).ConstraintId,
    });
    await disassociate();
    await remove();

    expect((await emulator.inventory()).filter((line) => line.startsWith("servicecatalog"))).toEqual([]);
  });
});
