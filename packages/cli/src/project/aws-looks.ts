import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { BatchGetProjectsCommand } from "@aws-sdk/client-codebuild";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { HeadBucketCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ListModelPackageGroupsCommand, ListPipelinesCommand } from "@aws-sdk/client-sagemaker";
import { DescribeProvisionedProductCommand } from "@aws-sdk/client-service-catalog";
import { type PlatformSettings, platformNames, projectNames } from "@sagewright/core/project";
import { awsCall } from "../aws/aws-call.ts";
import { clientSettings, hasEndpoint } from "../aws/clients.ts";
import { expectBucketOwner } from "../aws/expect-bucket-owner.ts";
import { isMissing } from "../aws/missing.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import { pipelineStages } from "./code-pipeline.ts";
import type { Projects } from "./open-projects.ts";
import { describeStack } from "./stack-outputs.ts";

/** A thing, and whether it is there. */
export type Look = readonly [what: string, isThere: () => Promise<boolean>];

/** A project as AWS has it. */
export interface Footprint {
  readonly projectName: string;
  readonly projectId: string;
  readonly account: string;
  readonly stack?: string | undefined;
  readonly provisionedProduct?: string | undefined;
  /** Where it is known whose project it is. */
  readonly settings?: PlatformSettings | undefined;
}

/** What a project is made of on AWS. */
export function awsLooks(
  aws: AwsProjectClients,
  { region, sagemaker }: Pick<Projects, "region" | "sagemaker">,
  { account, stack, provisionedProduct: Id, settings: platform, ...identity }: Footprint,
): readonly Look[] {
  const place = { account, region };
  const names = projectNames(identity, place);
  const settings = clientSettings(aws.options);
  const iam = new IAMClient(settings);
  const forcePathStyle = hasEndpoint(aws.options);
  const s3 = expectBucketOwner(new S3Client({ ...settings, forcePathStyle }), account);
  const bucket = platform && platformNames(platform, place).stateBucket;
  const owner = `projects/${identity.projectId}/owner.json`;
  const logs = [
    `/aws/codebuild/project-${identity.projectId}-`,
    `/aws/lambda/project-${identity.projectId}-`,
  ];
  const roles = Object.entries(names).flatMap(([key, name]) => (key.endsWith("Role") ? [name] : []));
  return [
    ...(stack === undefined ? [] : [[`stack ${stack}`, () => hasStack(aws, stack)] as const]),
    ...(Id === undefined
      ? []
      : [
          look(
            `provisioned product ${Id}`,
            ["servicecatalog:DescribeProvisionedProduct", `provisionedproduct/${Id}`],
            () => aws.serviceCatalog.send(new DescribeProvisionedProductCommand({ Id })),
          ),
        ]),
    [
      `CodePipeline ${names.codePipeline}`,
      async () => (await pipelineStages(aws, names.codePipeline)) !== undefined,
    ],
    look(
      `CodeBuild project ${names.buildProject}`,
      ["codebuild:BatchGetProjects", `project/${names.buildProject}`],
      () => aws.codeBuild.send(new BatchGetProjectsCommand({ names: [names.buildProject] })),
      ({ projects = [] }) => projects.length > 0,
    ),
    look(
      `SageMaker pipeline ${names.sagemakerPipeline}`,
      ["sagemaker:ListPipelines", "*"],
      () =>
        sagemaker.send(
          new ListPipelinesCommand({ PipelineNamePrefix: names.sagemakerPipeline, MaxResults: 1 }),
        ),
      ({ PipelineSummaries = [] }) => PipelineSummaries.length > 0,
    ),
    look(
      `model group ${names.modelPackageGroup}`,
      ["sagemaker:ListModelPackageGroups", "*"],
      () =>
        sagemaker.send(
          new ListModelPackageGroupsCommand({ NameContains: identity.projectId, MaxResults: 1 }),
        ),
      ({ ModelPackageGroupSummaryList = [] }) => ModelPackageGroupSummaryList.length > 0,
    ),
    look(`artifact bucket ${names.artifactBucket}`, ["s3:ListBucket", `s3://${names.artifactBucket}`], () =>
      s3.send(new HeadBucketCommand({ Bucket: names.artifactBucket })),
    ),
    ...roles.map((RoleName) =>
      look(`role ${RoleName}`, ["iam:GetRole", `role/${RoleName}`], () =>
        iam.send(new GetRoleCommand({ RoleName })),
      ),
    ),
    ...logs.map((logGroupNamePrefix) =>
      look(
        `log groups ${logGroupNamePrefix}*`,
        ["logs:DescribeLogGroups", `log-group:${logGroupNamePrefix}*`],
        () => aws.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix, limit: 1 })),
        ({ logGroups = [] }) => logGroups.length > 0,
      ),
    ),
    ...(bucket === undefined
      ? []
      : [
          look(`claim s3://${bucket}/${owner}`, ["s3:GetObject", `s3://${bucket}/${owner}`], () =>
            s3.send(new HeadObjectCommand({ Bucket: bucket, Key: owner })),
          ),
        ]),
  ];
}

/** @param sees whether an answer tells of the thing; where it is not given, any does. */
const look = <T>(
  what: string,
  [action, resource]: readonly [action: string, resource: string],
  send: () => Promise<T>,
  sees: (answer: T) => boolean = () => true,
): Look => [
  what,
  () =>
    awsCall({ action, resource }, async () => {
      try {
        return sees(await send());
      } catch (error) {
        if (isMissing(error) || (error instanceof Error && ABSENT.has(error.name))) return false;
        throw error;
      }
    }),
];

/** What services of AWS call it, besides `isMissing`. */
const ABSENT = new Set(["NoSuchEntity", "NoSuchEntityException", "NotFound", "NoSuchBucket", "NoSuchKey"]);

async function hasStack(aws: AwsProjectClients, stack: string): Promise<boolean> {
  const { StackStatus } = (await describeStack(aws, stack)) ?? {};
  return StackStatus !== undefined && StackStatus !== "DELETE_COMPLETE";
}
