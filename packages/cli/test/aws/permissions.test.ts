import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables } from "./aws-project.ts";

/** Each starts the command line several times, on a machine that may be busy; some wait for repetitions. */
vi.setConfig({ testTimeout: 60_000 });

const needs = isMotoThere ? "" : " [needs moto]";
/** What docs/cli.md says that `deploy` must be allowed, as far as the emulator judges it: it knows no iam:PassRole. */
const PIPELINE = ["DescribePipeline", "CreatePipeline", "UpdatePipeline", "ListTags", "AddTags"].map(
  (action) => `sagemaker:${action}`,
);
const OBJECTS = ["s3:GetObject", "s3:PutObject"];
const without = (action: string) => [...PIPELINE, ...OBJECTS].filter((each) => each !== action);

const folder = awsProject();
let moto: Moto;

beforeAll(async () => {
  if (!isMotoThere) return;
  moto = await startMoto({ initialNoAuthActionCount: 1 + 3 * USERS.length });
  await call("s3", "artifacts", { method: "PUT" });
  for (const user of USERS) await makeUser(user);
}, 60_000);
afterAll(() => moto?.stop());

interface User {
  readonly name: string;
  readonly actions: readonly string[];
  readonly keys: { id: string; secret: string };
}
const user = (name: string, actions: readonly string[]): User => ({
  name,
  actions,
  keys: { id: "", secret: "" },
});
const enough = user("enough", without(""));
const lacking = ["sagemaker:DescribePipeline", "sagemaker:CreatePipeline", "s3:PutObject"].map((action) => ({
  action,
  user: user(action.replace(":", "-"), without(action)),
}));
const USERS = [enough, ...lacking.map((each) => each.user)];

/** The emulator tells services apart by the scope of a signature, which it does not check yet. */
const call = (service: string, path: string, init: RequestInit) =>
  fetch(`${moto.endpoint}/${path}`, {
    ...init,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
  });

async function iam(Action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const body = new URLSearchParams({ Action, Version: "2010-05-08", ...parameters });
  const response = await call("iam", "", { method: "POST", body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${Action}: ${text}`);
  return text;
}

async function makeUser({ name, actions, keys }: User): Promise<void> {
  await iam("CreateUser", { UserName: name });
  const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
  await iam("PutUserPolicy", {
    UserName: name,
    PolicyName: "deploy",
    PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
  const answer = await iam("CreateAccessKey", { UserName: name });
  keys.id = /<AccessKeyId>(.*?)</.exec(answer)?.[1] ?? "";
  keys.secret = /<SecretAccessKey>(.*?)</.exec(answer)?.[1] ?? "";
}

const deploy = ({ name, keys }: User, env: NodeJS.ProcessEnv = {}) =>
  start(folder, ["deploy", "--target", "aws", "--json"], {
    ...buildVariables(moto.endpoint),
    SAGEMAKER_PIPELINE_NAME: name,
    AWS_ACCESS_KEY_ID: keys.id,
    AWS_SECRET_ACCESS_KEY: keys.secret,
    ...env,
  }).ended;

describe.skipIf(!isMotoThere)(`deploy, where policies are enforced${needs}`, () => {
  it("does with what the document says, from the first time to an update", async () => {
    for (const [change, env] of [
      ["created", {}],
      ["unchanged", {}],
      [
        "updated",
        {
          SAGEMAKER_PIPELINE_ROLE_ARN: "arn:aws:iam::444455556666:role/other",
          SAGEMAKER_PROJECT_ID: "p-other1",
        },
      ],
    ] as const) {
      const result = await deploy(enough, env);
      expect(result.code, result.stderr + result.stdout).toBe(0);
      expect(document(result)).toMatchObject({ change });
    }
  });

  it.each(lacking)("names what is missing: $action", async ({ action, user }) => {
    const result = await deploy(user);
    expect(result.code, result.stdout).toBe(3);
    expect(document(result).issues).toMatchObject([
      { code: "AWS_ACCESS_DENIED", message: expect.stringContaining(action) },
    ]);
  });

  it("says that a key is not known", async () => {
    const stranger = { ...enough, keys: { id: "AKIAIOSFODNN7EXAMPLE", secret: "x" } };
    const result = await deploy(stranger);
    expect(result.code).toBe(3);
    expect(document(result).issues).toMatchObject([{ code: "AWS_CREDENTIALS_REFUSED" }]);
  });
});
