import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { CodeBuild } from "@aws-sdk/client-codebuild";
import { CodePipeline } from "@aws-sdk/client-codepipeline";
import { CodeStarConnections } from "@aws-sdk/client-codestar-connections";
import { IAM } from "@aws-sdk/client-iam";
import { S3 } from "@aws-sdk/client-s3";
import { SageMaker } from "@aws-sdk/client-sagemaker";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { ServiceCatalog } from "@aws-sdk/client-service-catalog";
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { STS } from "@aws-sdk/client-sts";

/** AWS's own clients, as the commands use them, against an endpoint of the tests'. */
export function clientsOf(endpoint: string) {
  const settings = {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" },
    maxAttempts: 1,
  };
  return {
    sagemaker: new SageMaker(settings),
    catalog: new ServiceCatalog(settings),
    stacks: new CloudFormation(settings),
    connections: new CodeStarConnections(settings),
    pipelines: new CodePipeline(settings),
    builds: new CodeBuild(settings),
    logs: new CloudWatchLogs(settings),
    iam: new IAM(settings),
    sts: new STS(settings),
    secrets: new SecretsManager(settings),
    quotas: new ServiceQuotas(settings),
    s3: new S3({ ...settings, forcePathStyle: true }),
  };
}
