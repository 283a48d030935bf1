import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CodeBuildClient } from "@aws-sdk/client-codebuild";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { CodeStarConnectionsClient } from "@aws-sdk/client-codestar-connections";
import { ServiceCatalogClient } from "@aws-sdk/client-service-catalog";
import { type AwsOptions, clientSettings } from "../aws/clients.ts";
import { partitionOf } from "../aws/partition.ts";

/** The services that stand behind a project. */
export interface AwsProjectClients {
  readonly serviceCatalog: ServiceCatalogClient;
  readonly cloudFormation: CloudFormationClient;
  readonly codeBuild: CodeBuildClient;
  readonly codePipeline: CodePipelineClient;
  readonly connections: CodeStarConnectionsClient;
  readonly logs: CloudWatchLogsClient;
  /** For clients that one command only needs. */
  readonly options: AwsOptions;
  /** Who is asking; needed for names that hold the account. */
  readonly caller: () => Promise<Caller>;
}

/** Where whoever asks is at home. */
export interface Caller {
  readonly account: string;
  readonly partition: string;
}

export function awsProjectClients(options: AwsOptions): AwsProjectClients {
  const settings = clientSettings(options);
  let caller: Promise<Caller> | undefined;
  return {
    serviceCatalog: new ServiceCatalogClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    codeBuild: new CodeBuildClient(settings),
    codePipeline: new CodePipelineClient(settings),
    connections: new CodeStarConnectionsClient(settings),
    logs: new CloudWatchLogsClient(settings),
    options,
    caller: () => {
      caller ??= askCaller(options);
      return caller;
    },
  };
}

async function askCaller(options: AwsOptions): Promise<Caller> {
  const { STSClient, GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  const { awsCall } = await import("../aws/aws-call.ts");
  const sts = new STSClient(clientSettings(options));
  const call = { action: "sts:GetCallerIdentity", resource: "*" };
  const { Account: account = "", Arn = "" } = await awsCall(call, () =>
    sts.send(new GetCallerIdentityCommand({})),
  );
  return { account, partition: partitionOf(Arn) };
}
