import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { awsCall } from "../aws/aws-call.ts";
import { clientSettings } from "../aws/clients.ts";
import type { Cloud } from "../catalog/cloud.ts";

/** Which services may take a role; undefined where there is no such role. */
export async function servicesOfRole(cloud: Cloud, name: string): Promise<ReadonlySet<string> | undefined> {
  const iam = new IAMClient(clientSettings(cloud.aws));
  const resource = `arn:${cloud.partition}:iam::${cloud.account}:role/${name}`;
  const document = await awsCall({ action: "iam:GetRole", resource }, async () => {
    try {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
      return Role?.AssumeRolePolicyDocument ?? "{}";
    } catch (error) {
      if (error instanceof Error && error.name === "NoSuchEntityException") return undefined;
      throw error;
    }
  });
  return document === undefined ? undefined : trusted(document);
}

interface TrustPolicy {
  readonly Statement?: readonly {
    readonly Effect?: string;
    readonly Principal?: { readonly Service?: string | readonly string[] };
  }[];
}

/** IAM hands the policy out as a URL would have it. */
function trusted(document: string): ReadonlySet<string> {
  const { Statement = [] } = JSON.parse(decodeURIComponent(document)) as TrustPolicy;
  return new Set(
    [Statement]
      .flat()
      .flatMap(({ Effect, Principal }) => (Effect === "Allow" ? [Principal?.Service ?? []].flat() : [])),
  );
}
