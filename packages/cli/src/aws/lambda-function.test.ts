import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FunctionConfiguration, LambdaClient } from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { putLambdaFunction } from "./lambda-function.ts";
import { storedZip } from "./stored-zip.ts";

const functionArn = "arn:aws:lambda:eu-west-1:222222222222:function:p-Count";
const FILES = { "main.mjs": "export const handler = 1;", "main.mjs.map": "{}" };
const folder = mkdtempSync(join(tmpdir(), "sagewright-function-"));
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
const archive = storedZip(
  Object.entries(FILES).map(([name, text]) => ({ name, content: Buffer.from(text) })),
);
const CODE = createHash("sha256").update(archive).digest("base64");
const wanted = {
  functionName: "p-Count",
  functionArn,
  alias: "code-1",
  runtime: "nodejs22.x",
  handler: "main.handler",
  memorySize: 256,
  timeout: 3,
  environment: {},
  role: "arn:aws:iam::222222222222:role/mended",
} as const;
const old: FunctionConfiguration = {
  Runtime: "nodejs22.x",
  Handler: "main.handler",
  MemorySize: 256,
  Timeout: 3,
  Role: "arn:aws:iam::222222222222:role/old",
  CodeSha256: "old",
  State: "Active",
  LastUpdateStatus: "Successful",
};
const failed = { LastUpdateStatus: "Failed", LastUpdateStatusReason: "KMS" } as const;
const fault = (name: string, message = name) =>
  Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: name === "ResourceConflictException" ? 409 : 400 },
  });
const ROLE_UNKNOWN = fault(
  "InvalidParameterValueException",
  "The role defined for the function cannot be assumed by Lambda.",
);

interface Story {
  /** As it is before; nothing where there is none. */
  readonly present?: FunctionConfiguration;
  readonly tags?: Readonly<Record<string, string>>;
  readonly listTags?: () => object;
  /** What the next updates of its settings bring about: an error after the change or without it, or a state. */
  readonly updates?: readonly (Error | { readonly lost: Error } | FunctionConfiguration)[];
  readonly creations?: readonly Error[];
}

/** Lambda with one function, as far as a deployment asks it. */
function service({ present, tags, listTags, updates = [], creations = [] }: Story) {
  const sent: string[] = [];
  let now = present;
  const [nextUpdates, nextCreations] = [[...updates], [...creations]];
  const answers: Readonly<Record<string, (input: Record<string, unknown>) => object>> = {
    GetFunctionConfiguration: ({ Qualifier }) => {
      if (now === undefined || Qualifier !== undefined) throw fault("ResourceNotFoundException");
      return now;
    },
    GetFunction: () => {
      if (now === undefined) throw fault("ResourceNotFoundException");
      return { Configuration: now, ...(tags === undefined ? {} : { Tags: tags }) };
    },
    ListTags: () => listTags?.() ?? {},
    CreateFunction: (settings) => {
      const error = nextCreations.shift();
      if (error !== undefined) throw error;
      now = { ...(settings as FunctionConfiguration), CodeSha256: CODE, State: "Active" };
      return now;
    },
    UpdateFunctionConfiguration: (settings) => {
      const next = nextUpdates.shift();
      if (next instanceof Error) throw next;
      now = { ...now, ...(settings as FunctionConfiguration), LastUpdateStatus: "Successful" };
      if (next === undefined) return now;
      if ("lost" in next) throw next.lost;
      now = { ...now, ...next };
      return now;
    },
    UpdateFunctionCode: () => {
      now = { ...now, CodeSha256: CODE };
      return now;
    },
    PublishVersion: () => ({ Version: "2" }),
    CreateAlias: () => ({}),
  };
  const send = async (command: { readonly input: Record<string, unknown> }) => {
    const operation = command.constructor.name.replace(/Command$/, "");
    if (!operation.startsWith("Get")) sent.push(operation);
    return answers[operation]?.(command.input);
  };
  return { client: { send } as unknown as LambdaClient, sent };
}

const OURS = { "sagewright:pipeline": "p" };
const put = (story: Story) => {
  const { client, sent } = service(story);
  const options = { pipelineName: "p", tags: {}, dryRun: false, callerAccount: async () => "222222222222" };
  return { done: putLambdaFunction(client, wanted, folder, options), sent };
};
const ALL = ["UpdateFunctionConfiguration", "UpdateFunctionCode", "PublishVersion", "CreateAlias"];

beforeEach(() => void vi.stubEnv("SAGEWRIGHT_POLL_MILLISECONDS", "1"));
afterEach(() => vi.unstubAllEnvs());

it("sends all of a function again whose last update has failed, though it looks as it should", async () => {
  const present = { ...old, ...wanted, Role: wanted.role, CodeSha256: CODE, ...failed };
  const { done, sent } = put({ present, tags: OURS });
  await expect(done).resolves.toMatchObject({ change: "updated" });
  expect(sent).toEqual(ALL);
});

it("tells why its own update has failed", async () => {
  const { done } = put({ present: old, tags: OURS, updates: [failed] });
  await expect(done).rejects.toMatchObject({
    issues: [{ code: "LAMBDA_NOT_READY", message: expect.stringContaining("KMS") }],
  });
});

it("takes the update for done that the repetition of a lost one meets", async () => {
  const { done, sent } = put({
    present: old,
    tags: OURS,
    updates: [{ lost: fault("ResourceConflictException") }],
  });
  await done;
  expect(sent).toEqual(ALL);
});

it("waits for the update of another, and then sends its own", async () => {
  const { done, sent } = put({ present: old, tags: OURS, updates: [fault("ResourceConflictException")] });
  await done;
  expect(sent).toEqual(["UpdateFunctionConfiguration", ...ALL]);
});

it("tells that the function is always in use by another", async () => {
  const updates = Array.from({ length: 9 }, () => fault("ResourceConflictException"));
  const { done } = put({ present: old, tags: OURS, updates });
  await expect(done).rejects.toMatchObject({ issues: [{ code: "AWS_CONFLICT" }] });
});

it("waits for a role that was made a moment ago", async () => {
  const { done, sent } = put({ creations: [ROLE_UNKNOWN, ROLE_UNKNOWN] });
  await expect(done).resolves.toMatchObject({ change: "created" });
  expect(sent.slice(0, 3)).toEqual(["CreateFunction", "CreateFunction", "CreateFunction"]);
});

it("asks for tags that the function is shown without, and tells which right that needs", async () => {
  await put({ present: old, listTags: () => ({ Tags: OURS }) }).done;

  const listTags = () => {
    throw fault("AccessDeniedException", "no");
  };
  await expect(put({ present: old, listTags }).done).rejects.toMatchObject({
    issues: [{ code: "AWS_ACCESS_DENIED", path: ["lambda:ListTags"] }],
  });
  await expect(put({ present: old }).done).rejects.toMatchObject({ issues: [{ code: "LAMBDA_FOREIGN" }] });
});
