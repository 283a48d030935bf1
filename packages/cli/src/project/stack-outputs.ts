import { DescribeStacksCommand, type Stack } from "@aws-sdk/client-cloudformation";
import { awsCall } from "../aws/aws-call.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";

/** A stack by its ARN or name; nothing where there is none. One that is deleted is found by its ARN. */
export async function describeStack(
  { cloudFormation }: AwsProjectClients,
  StackName: string,
): Promise<Stack | undefined> {
  const call = { action: "cloudformation:DescribeStacks", resource: `stack/${StackName}` };
  const answer = await awsCall(call, () =>
    cloudFormation.send(new DescribeStacksCommand({ StackName })).catch((error: unknown) => {
      if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
      throw error;
    }),
  );
  return answer?.Stacks?.[0];
}

export const outputsOf = (stack: Stack | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (stack?.Outputs ?? []).flatMap(({ OutputKey, OutputValue }) =>
      OutputKey === undefined ? [] : [[OutputKey, OutputValue ?? ""]],
    ),
  );
