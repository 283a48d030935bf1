import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { isBotocoreThere } from "../../../../tools/infra-checks/botocore-faults.ts";
import { catalogDestroyDocument } from "../../src/documents/catalog.ts";
import { document } from "../sagewright.ts";
import { inTerminal, isTerminalThere } from "./in-terminal.ts";
import { BUCKET, type ReducedOptions } from "./reduced-platform.ts";
import { reduced, reducedProcess } from "./reduced-process.ts";
import { isReducedThere, NEEDS_REDUCED, namesIn, reducedWorld, TIMEOUT } from "./reduced-world.ts";
import { slowPlan } from "./slow-plan.ts";

describe.skipIf(!isReducedThere)(`a destroy, by the real Terraform ${NEEDS_REDUCED}`, () => {
  const { path, platform, hasBucket, put, state } = reducedWorld();
  let sagemaker: FakeAws;
  beforeEach(async () => {
    sagemaker = await startFakeAws({ account: "123456789012", region: "us-east-1" });
  });
  afterEach(async () => {
    expect(sagemaker.unknown).toEqual([]);
    if (isBotocoreThere) expect(sagemaker.wireFaults()).toEqual([]);
    await sagemaker.stop();
  });

  const elsewhere = () => ({ AWS_ENDPOINT_URL_SAGEMAKER: sagemaker.endpoint });
  const deploy = () => reduced("deploy", platform(), { yes: true });
  const destroy = async (wishes: object = {}, more: Partial<ReducedOptions> = {}) => {
    const all = { yes: true, confirm: "acme-dev", json: true, ...wishes };
    const result = await reduced("destroy", platform(more), all, elsewhere());
    return { ...result, told: result.stdout === "" ? undefined : document(result) };
  };
  const stateNames = async () => namesIn(await state());

  it(
    "takes all but the bucket, and the next deploy takes that over again",
    async () => {
      await deploy();

      const { code, told, stderr } = await destroy();

      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(catalogDestroyDocument.parse(told)).toMatchObject({
        destroyed: ["terraform_data.made", "terraform_data.settled", "terraform_data.slow"],
        kept: expect.arrayContaining([expect.stringContaining(BUCKET)]),
        abandoned: [],
      });
      expect(await stateNames()).toEqual([]);
      expect(await hasBucket()).toBe(true);

      const again = await reduced("deploy", platform(), { yes: true, json: true });
      expect(again).toMatchObject({ code: 0 });
      expect(document(again)).toMatchObject({
        counts: { adopt: 1, create: 3 },
        changes: expect.arrayContaining([
          expect.objectContaining({ address: "terraform_data.state-bucket", action: "adopt" }),
        ]),
      });
      expect((await stateNames()).toSorted()).toEqual(["made", "settled", "slow", "state-bucket"]);
    },
    TIMEOUT,
  );

  it(
    "is refused while projects live, by SageMaker's word or by the bucket's, and names them all",
    async () => {
      await deploy();
      sagemaker.state.projects.set("churn", {
        ProjectArn: "arn:aws:sagemaker:us-east-1:123456789012:project/churn",
        ProjectName: "churn",
        ProjectId: "p-churn0000001",
        ProjectStatus: "CreateFailed",
        CreationTime: new Date(),
        ServiceCatalogProvisioningDetails: { ProductId: "prod-reduced00001" },
      });
      sagemaker.state.projects.set("templated", {
        ProjectArn: "arn:aws:sagemaker:us-east-1:123456789012:project/templated",
        ProjectName: "templated",
        ProjectId: "p-templated001",
        ProjectStatus: "DeleteFailed",
        CreationTime: new Date(),
        TemplateProviderDetails: [
          {
            CfnTemplateProviderDetail: {
              TemplateName: "acme-dev-project",
              TemplateURL: `https://${BUCKET}.s3.us-east-1.amazonaws.com/templates/project.json`,
            },
          },
        ],
      });
      sagemaker.state.projects.set("foreign", {
        ProjectArn: "arn:aws:sagemaker:us-east-1:123456789012:project/foreign",
        ProjectName: "foreign",
        ProjectId: "p-foreign00001",
        ProjectStatus: "CreateCompleted",
        CreationTime: new Date(),
        ServiceCatalogProvisioningDetails: { ProductId: "prod-of-others" },
      });
      await put(
        "projects/p-lost00000001/terraform.tfstate",
        readFileSync(join(import.meta.dirname, "state.fixture.json"), "utf8"),
      );
      await put("projects/p-claimed00001/owner.json", '{"stackId":"arn"}');
      const before = await stateNames();

      const refused = await destroy();
      const partly = await destroy({ abandon: ["churn", "p-templated001", "p-lost00000001"] });

      expect(refused.code).toBe(1);
      expect(
        refused.told.issues.map(({ code, path }: { code: string; path: string[] }) => [code, ...path]),
      ).toEqual([
        ["PROJECT_STILL_LIVES", "churn"],
        ["PROJECT_STILL_LIVES", "templated"],
        ["PROJECT_STILL_LIVES", "p-claimed00001"],
        ["PROJECT_STILL_LIVES", "p-lost00000001"],
      ]);
      expect(partly.told.issues).toMatchObject([{ path: ["p-claimed00001"] }]);
      expect(await stateNames()).toEqual(before);

      const named = await destroy({ abandon: ["churn", "templated", "p-lost00000001", "p-claimed00001"] });
      expect(named.code).toBe(0);
      expect(named.told.abandoned).toEqual(["churn", "templated", "p-claimed00001", "p-lost00000001"]);
      expect(named.stderr).toContain("warning PROJECT_ABANDONED churn");
    },
    TIMEOUT,
  );

  it(
    "is refused where nobody may look for projects",
    async () => {
      await deploy();
      sagemaker.fail("ListProjects", "access denied", Infinity);

      const { code, told } = await destroy();

      expect({ code, ...told }).toMatchObject({ code: 3, issues: [{ code: "AWS_ACCESS_DENIED" }] });
      expect(told.issues[0].message).toContain("sagemaker:ListProjects");
      expect(await stateNames()).toContain("made");
    },
    TIMEOUT,
  );

  it.each([
    [{ confirm: undefined }, "CONFIRMATION_MISSING", "--confirm acme-dev"],
    [{ confirm: "acme-prod" }, "CONFIRMATION_DIFFERS", "acme-dev"],
  ])(
    "is refused with --yes and %j before anything is looked at",
    async (wishes, issue, hint) => {
      const { code, told } = await destroy(wishes);

      expect({ code, ...told }).toMatchObject({
        code: 2,
        issues: [{ code: issue, hint: expect.stringContaining(hint) }],
      });
      expect(sagemaker.calls).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    "without a yes is refused where there is no terminal",
    async () => {
      await deploy();

      const { code, told } = await destroy({ yes: false, confirm: undefined });

      expect({ code, ...told }).toMatchObject({
        code: 2,
        issues: [{ code: "CONFIRMATION_MISSING", hint: "Give --yes --confirm acme-dev." }],
      });
      expect(await stateNames()).toContain("made");
    },
    TIMEOUT,
  );

  it.skipIf(!isTerminalThere)(
    "is refused when a project was made while it asked [needs python]",
    async () => {
      await deploy();
      const run = reducedProcess("destroy", platform(), {}, [
        ...inTerminal(80),
        "env",
        `AWS_ENDPOINT_URL_SAGEMAKER=${sagemaker.endpoint}`,
      ]);
      await run.said("to destroy it:");
      await put("projects/p-meanwhile0001/owner.json", '{"stackId":"arn"}');
      run.child.stdin?.write("acme-dev\n");

      const { code, stdout } = await run.ended;

      expect(code).toBe(1);
      expect(stdout).toContain("PROJECT_STILL_LIVES");
      expect(await stateNames()).toContain("made");
    },
    TIMEOUT,
  );

  it(
    "says that nothing was changed when it is stopped before it destroys anything",
    async () => {
      await deploy();
      const before = await stateNames();
      const { terraform, begun } = slowPlan(path());
      const wishes = { yes: true, confirm: "acme-dev" };
      const run = reducedProcess("destroy", platform({ terraform }), wishes, [
        "env",
        `AWS_ENDPOINT_URL_SAGEMAKER=${sagemaker.endpoint}`,
      ]);
      await begun();
      run.child.kill("SIGINT");

      const { code, stderr } = await run.ended;

      expect(code).toBe(130);
      expect(stderr).toMatch(/\nStopping Terraform …\nStopped\. Nothing was changed\.\n$/);
      expect(await stateNames()).toEqual(before);
    },
    TIMEOUT,
  );

  it(
    "lets go nothing where Terraform cannot look at what is there, or the state is of another account or region",
    async () => {
      await deploy();
      const before = await stateNames();

      const blind = await destroy({}, { cannotPlan: true });
      const account = await destroy({}, { account: "222233334444" });
      const region = await destroy({}, { region: "eu-west-1" });

      expect(blind.told.issues).toMatchObject([{ code: "TERRAFORM_REFUSED" }]);
      for (const refused of [account, region])
        expect({ code: refused.code, ...refused.told }).toMatchObject({
          code: 2,
          issues: [{ code: "CATALOG_STATE_OF_ANOTHER_PLACE" }],
        });
      expect(await stateNames()).toEqual(before);
    },
    TIMEOUT,
  );

  it(
    "of a platform that is nowhere says so, and of one that is gone already that nothing is left",
    async () => {
      const nowhere = await destroy();
      expect({ code: nowhere.code, ...nowhere.told }).toMatchObject({
        code: 2,
        issues: [{ code: "CATALOG_NOT_DEPLOYED" }],
      });

      await deploy();
      await destroy();
      const again = await destroy({ yes: false, confirm: undefined });
      expect({ code: again.code, ...again.told }).toMatchObject({ code: 0, destroyed: [] });
    },
    TIMEOUT,
  );
});
