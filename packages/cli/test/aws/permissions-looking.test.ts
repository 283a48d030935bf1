import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { policies } from "../../../../tools/permissions/policy.ts";
import { document, start } from "../sagewright.ts";
import { awsProject, buildVariables, ROLE } from "./aws-project.ts";
import { CALLS_OF_USER, judgeable, makeUser, type PolicyUser, without } from "./enforced-policy.ts";

/** Each starts the command line, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const needs = isMotoThere ? "" : " [needs moto]";
const NAME = "Looked";
const MODEL = "arn:aws:sagemaker:eu-west-1:123456789012:model-package/looked/1";

/** What the emulator can do of each command, and the actions that the command cannot do without. */
const COMMANDS: readonly { command: string; argv: readonly string[]; needed: readonly string[] }[] = [
  {
    command: "runs list",
    argv: ["--pipeline-name", NAME, "--target", "aws"],
    needed: ["sagemaker:ListPipelineExecutions"],
  },
  { command: "diff", argv: [`aws:${NAME}`, `aws:${NAME}`], needed: ["sagemaker:DescribePipeline"] },
  { command: "import", argv: [`aws:${NAME}`], needed: ["sagemaker:DescribePipeline"] },
  { command: "models list", argv: ["--target", "aws"], needed: ["sagemaker:ListModelPackages"] },
  { command: "models show", argv: [MODEL, "--target", "aws"], needed: ["sagemaker:DescribeModelPackage"] },
  {
    command: "models approve",
    argv: [MODEL, "--target", "aws"],
    needed: ["sagemaker:UpdateModelPackage", "sagemaker:DescribeModelPackage"],
  },
];

const user = (name: string, policy: PolicyUser["policy"]): PolicyUser => ({
  name: name.replaceAll(/[ :]/g, "-"),
  policy,
  keys: { id: "", secret: "" },
});
const cases = COMMANDS.map((entry) => {
  const policy = judgeable(
    policies().get(entry.command) ?? { Version: "2012-10-17", Statement: [] },
    "artifacts",
  );
  return {
    ...entry,
    enough: user(entry.command, policy),
    lacking: entry.needed.map((action) => ({
      action,
      user: user(`${entry.command} ${action}`, without(policy, action)),
    })),
  };
});
const users = cases.flatMap(({ enough, lacking }) => [enough, ...lacking.map((each) => each.user)]);

const folder = awsProject();
let moto: Moto;

beforeAll(async () => {
  if (!isMotoThere) return;
  const things = thingsToLookAt();
  moto = await startMoto({ initialNoAuthActionCount: things.length + CALLS_OF_USER * users.length });
  const sagemaker = new SageMakerClient({
    endpoint: moto.endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "testing", secretAccessKey: "testing" },
    maxAttempts: 1,
  });
  for (const make of things) await make(sagemaker);
  for (const each of users) await makeUser(moto.endpoint, each);
}, 60_000);
afterAll(() => moto?.stop());

/** Each is one call. */
const thingsToLookAt = (): readonly ((sagemaker: SageMakerClient) => Promise<unknown>)[] => [
  (sagemaker) =>
    sagemaker.send(
      new CreatePipelineCommand({
        PipelineName: NAME,
        RoleArn: ROLE,
        ClientRequestToken: "0".repeat(32),
        PipelineDefinition: JSON.stringify({ Version: "2020-12-01", Parameters: [], Steps: [FAIL] }),
      }),
    ),
  (sagemaker) => sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: "looked" })),
  (sagemaker) =>
    sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: "looked",
        ModelApprovalStatus: "PendingManualApproval",
        InferenceSpecification: {
          Containers: [{ Image: "444455556666.dkr.ecr.eu-west-1.amazonaws.com/serve:1" }],
          SupportedContentTypes: ["text/csv"],
          SupportedResponseMIMETypes: ["text/csv"],
        },
      }),
    ),
];

const FAIL = { Name: "No", Type: "Fail", Arguments: { ErrorMessage: "no" } };

const ask = ({ keys }: PolicyUser, command: string, argv: readonly string[]) =>
  start(folder, [...command.split(" "), ...argv, "--json"], {
    ...buildVariables(moto.endpoint),
    AWS_ACCESS_KEY_ID: keys.id,
    AWS_SECRET_ACCESS_KEY: keys.secret,
  }).ended;

describe.skipIf(!isMotoThere)(`commands, where policies are enforced${needs}`, () => {
  it.each(cases)("$command does with its policy", async ({ command, argv, enough }) => {
    const result = await ask(enough, command, argv);
    expect(result.code, result.stderr + result.stdout).toBe(0);
  });

  it.each(cases.flatMap(({ lacking, ...entry }) => lacking.map((each) => ({ ...entry, ...each }))))(
    "$command names what is missing: $action",
    async ({ command, argv, action, user }) => {
      const result = await ask(user, command, argv);
      expect(result.code, result.stdout).toBe(3);
      expect(document(result).issues).toMatchObject([
        { code: "AWS_ACCESS_DENIED", message: expect.stringContaining(action) },
      ]);
    },
  );
});
