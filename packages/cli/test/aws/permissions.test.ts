import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type FaultProxy, startFaultProxy } from "../../../../tools/fault-proxy/fault-proxy.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { policies } from "../../../../tools/permissions/policy.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables } from "./aws-project.ts";
import { CALLS_OF_USER, judgeable, makeUser, type PolicyUser, unsigned, without } from "./enforced-policy.ts";

/** Each starts the command line several times, on a machine that may be busy; some wait for repetitions. */
vi.setConfig({ testTimeout: 60_000 });

const needs = isMotoThere ? "" : " [needs moto]";
const BUCKET = "artifacts";
const written = policies().get("deploy");
const policy = judgeable(written ?? { Version: "2012-10-17", Statement: [] }, BUCKET);

const user = (name: string, its: typeof policy): PolicyUser => ({
  name,
  policy: its,
  keys: { id: "", secret: "" },
});
const enough = user("enough", policy);
const lackingOf = (...actions: readonly string[]) =>
  actions.map((action) => ({ action, user: user(action.replace(":", "-"), without(policy, action)) }));
/** What neither the first deployment nor a later one can do without. */
const first = lackingOf("sagemaker:CreatePipeline", "sagemaker:DescribePipeline", "s3:PutObject");
const later = lackingOf("sagemaker:UpdatePipeline", "sagemaker:ListTags", "sagemaker:AddTags");
/** Without it the pipeline is deployed, but Studio does not find its models. */
const lesser = lackingOf("sagemaker:CreateModelPackageGroup", "sagemaker:DescribeModelPackageGroup");
const elsewhere = user("elsewhere", judgeable(written ?? policy, "another-bucket"));
const users = [enough, elsewhere, ...[...first, ...later, ...lesser].map((each) => each.user)];

const folder = awsProject();
let moto: Moto;
let proxy: FaultProxy;

beforeAll(async () => {
  if (!isMotoThere) return;
  moto = await startMoto({ initialNoAuthActionCount: 1 + CALLS_OF_USER * users.length });
  await unsigned(moto.endpoint, "s3", BUCKET, { method: "PUT" });
  for (const each of users) await makeUser(moto.endpoint, each);
  proxy = await startFaultProxy(moto.endpoint);
}, 60_000);
afterAll(async () => {
  await proxy?.stop();
  await moto?.stop();
});

const deploy = ({ name, keys }: PolicyUser, env: NodeJS.ProcessEnv = {}) =>
  start(folder, ["deploy", "--target", "aws", "--json"], {
    ...buildVariables(proxy.endpoint),
    SAGEMAKER_PIPELINE_NAME: name,
    AWS_ACCESS_KEY_ID: keys.id,
    AWS_SECRET_ACCESS_KEY: keys.secret,
    ...env,
  }).ended;

const CHANGED = {
  SAGEMAKER_PIPELINE_ROLE_ARN: "arn:aws:iam::444455556666:role/other",
  SAGEMAKER_PROJECT_ID: "p-other1",
};

async function expectDenied(run: ReturnType<typeof deploy>, action: string): Promise<void> {
  const result = await run;
  expect(result.code, result.stdout).toBe(3);
  expect(document(result).issues).toMatchObject([
    { code: "AWS_ACCESS_DENIED", message: expect.stringContaining(action) },
  ]);
}

describe.skipIf(!isMotoThere)(`deploy, where policies are enforced${needs}`, () => {
  it.each(lesser)("does its work and warns of what is missing: $action", async ({ action, user }) => {
    const result = await deploy(user);
    expect(result.code, result.stderr + result.stdout).toBe(0);
    expect(document(result)).toMatchObject({
      change: "created",
      warnings: [{ code: "MODEL_GROUP_UNTAGGED", message: expect.stringContaining(action) }],
    });
  });

  it.each(first)("names what is missing: $action", async ({ action, user }) => {
    await expectDenied(deploy(user), action);
  });

  it("does with its policy, from the first time to an update", async () => {
    for (const [change, env] of [
      ["created", {}],
      ["unchanged", {}],
      ["updated", CHANGED],
    ] as const) {
      const result = await deploy(enough, env);
      expect(result.code, result.stderr + result.stdout).toBe(0);
      expect(document(result)).toMatchObject({ change });
    }
    expect(proxy.requests.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(["CreatePipeline", "UpdatePipeline", "PutObject", "AddTags"]),
    );
  });

  it.each(later)("names what is missing for an update: $action", async ({ action, user }) => {
    // What was deployed with all permissions is changed by one who lacks some.
    const result = await deploy({ ...enough, name: user.name });
    expect(result.code, result.stderr + result.stdout).toBe(0);
    await expectDenied(deploy(user, CHANGED), action);
  });

  it("does not with a policy on another bucket", async () => {
    await expectDenied(deploy(elsewhere), "s3:PutObject");
  });

  it("says that a key is not known", async () => {
    const stranger = { ...enough, keys: { id: "AKIAIOSFODNN7EXAMPLE", secret: "x" } };
    const result = await deploy(stranger);
    expect(result.code).toBe(3);
    expect(document(result).issues).toMatchObject([{ code: "AWS_CREDENTIALS_REFUSED" }]);
  });
});
