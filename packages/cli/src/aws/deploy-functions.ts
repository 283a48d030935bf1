import type { AliasedFunction, AssetStore } from "../assets/local-asset.ts";
import { awsCall } from "./aws-call.ts";
import type { AwsClients } from "./clients.ts";
import type { Change } from "./deployed-by.ts";
import type { PutFunction } from "./lambda-function.ts";

export interface DeployFunctions extends Omit<PutFunction, "callerAccount"> {
  /** For functions that name none. */
  readonly role: string | undefined;
  readonly changes: Change[];
}

/** What takes the functions of a pipeline's steps: each becomes one of Lambda's, in the region that its ARN names. */
export const functionsOnLambda =
  (
    { settings }: Pick<AwsClients, "settings">,
    { role = "", changes, ...options }: DeployFunctions,
  ): AssetStore["putFunction"] =>
  async (lambda: AliasedFunction, folder) => {
    const [{ LambdaClient }, { putLambdaFunction }] = await Promise.all([
      import("@aws-sdk/client-lambda"),
      import("./lambda-function.ts"),
    ]);
    const region = lambda.functionArn.split(":")[3] ?? "";
    const client = new LambdaClient({ ...settings, region });
    const wanted = { ...lambda, role: lambda.role ?? role };
    const callerAccount = () => accountOfCaller({ ...settings, region });
    changes.push(await putLambdaFunction(client, wanted, folder, { ...options, callerAccount }));
  };

async function accountOfCaller(settings: AwsClients["settings"]): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { Account = "" } = await awsCall({ action: "sts:GetCallerIdentity", resource: "*" }, () =>
    new STSClient(settings).send(new GetCallerIdentityCommand({})),
  );
  return Account;
}
