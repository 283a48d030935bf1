import type { Policy } from "../../../../tools/permissions/policy.ts";

/** A user of the emulator, with one policy. */
export interface PolicyUser {
  readonly name: string;
  readonly policy: Policy;
  readonly keys: { id: string; secret: string };
}

/** IAM's calls that make one. */
export const CALLS_OF_USER = 3;

/**
 * A policy as the emulator can judge it: it knows the resources of S3's requests only, all others are on everything. The reader's
 * words are filled in.
 */
export const judgeable = (policy: Policy, bucket: string): Policy => ({
  ...policy,
  Statement: policy.Statement.map((statement) => ({
    ...statement,
    Resource: statement.Resource.some((each) => each.startsWith("arn:aws:s3:"))
      ? statement.Resource.map((each) => each.replace("BUCKET", bucket))
      : ["*"],
  })),
});

/** The policy less an action; one that is left empty allows what needs no permission, as IAM takes no empty ones. */
export const without = (policy: Policy, action: string): Policy => ({
  ...policy,
  Statement: [
    ...policy.Statement.map((statement) => ({
      ...statement,
      Action: statement.Action.filter((each) => each !== action),
    })).filter(({ Action }) => Action.length > 0),
    { Effect: "Allow", Action: ["sts:GetCallerIdentity"], Resource: ["*"] },
  ],
});

/** Makes a user with a key, as long as the emulator does not enforce anything. */
export async function makeUser(endpoint: string, { name, policy, keys }: PolicyUser): Promise<void> {
  const iam = async (Action: string, parameters: Readonly<Record<string, string>>): Promise<string> => {
    const body = new URLSearchParams({ Action, Version: "2010-05-08", ...parameters });
    const response = await unsigned(endpoint, "iam", "", { method: "POST", body });
    const text = await response.text();
    if (!response.ok) throw new TypeError(`${Action}: ${text}`);
    return text;
  };
  await iam("CreateUser", { UserName: name });
  await iam("PutUserPolicy", {
    UserName: name,
    PolicyName: "policy",
    PolicyDocument: JSON.stringify(policy),
  });
  const answer = await iam("CreateAccessKey", { UserName: name });
  keys.id = /<AccessKeyId>(.*?)</.exec(answer)?.[1] ?? "";
  keys.secret = /<SecretAccessKey>(.*?)</.exec(answer)?.[1] ?? "";
}

/** The emulator tells services apart by the scope of a signature, which it does not check yet. */
export const unsigned = (endpoint: string, service: string, path: string, init: RequestInit) =>
  fetch(`${endpoint}/${path}`, {
    ...init,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
  });
