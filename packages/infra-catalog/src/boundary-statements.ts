import { PUBLIC_IMAGE_CACHE_PREFIX } from "@sagewright/core/project";
import { KEY_ACTIONS } from "@sagewright/infra-project";
import { LOOK_AT_NETWORK } from "./build-network.ts";
import { arnOf, bucketArnOf, globalArnOf, type Platform } from "./platform.ts";
import type { Statement } from "./policy-document.ts";
import { connections } from "./provisioning/delivery.ts";

/** Jobs of every kind, in one: a boundary has room for 6,144 characters. */
const JOBS = "*-job";

/**
 * What the boundary of projects' roles allows. It is the boundary of projects that were made under other settings, too. Jobs have names that SageMaker Pipelines gives them, everything else has
 * the id of its project in its name.
 */
export const boundaryStatements = (platform: Platform): readonly Statement[] => [
  {
    Sid: "Pipelines",
    Effect: "Allow",
    Action: [
      "sagemaker:AddTags",
      "sagemaker:AssociateTrialComponent",
      "sagemaker:Create*",
      "sagemaker:DeleteModelPackage",
      "sagemaker:DeletePipeline",
      "sagemaker:Describe*",
      "sagemaker:List*",
      "sagemaker:RetryPipelineExecution",
      "sagemaker:StartPipelineExecution",
      "sagemaker:Stop*",
      "sagemaker:UpdateModelPackage",
      "sagemaker:UpdatePipeline*",
      "sagemaker:UpdateTrialComponent",
    ],
    Resource: [
      ...["model", "model-package", "model-package-group", "pipeline", "experiment", JOBS].map((kind) =>
        arnOf(platform, "sagemaker", `${kind}/*-p-*`),
      ),
      ...["model", JOBS].map((kind) => arnOf(platform, "sagemaker", `${kind}/pipelines-*`)),
      arnOf(platform, "sagemaker", "experiment-trial*"),
      arnOf(platform, "sagemaker", "project/*"),
    ],
  },
  {
    Sid: "Artifacts",
    Effect: "Allow",
    Action: [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetBucketVersioning",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:PutObject",
    ],
    Resource: [bucketArnOf(platform, "sagemaker-p-*")],
  },
  {
    Sid: "Samples",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: [bucketArnOf(platform, "sagemaker-sample-files*")],
  },
  {
    Sid: "Images",
    Effect: "Allow",
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Resource: [`arn:${platform.partition}:ecr:${platform.region}:*:repository/*`],
  },
  {
    Sid: "ImageCache",
    Effect: "Allow",
    Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
    Resource: [arnOf(platform, "ecr", `repository/${PUBLIC_IMAGE_CACHE_PREFIX}/*`)],
  },
  {
    Sid: "WithoutResource",
    Effect: "Allow",
    Action: ["ecr:GetAuthorizationToken"],
    Resource: "*",
  },
  {
    Sid: "Metrics",
    Effect: "Allow",
    Action: ["cloudwatch:PutMetricData"],
    Resource: "*",
    Condition: { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*", "aws/sagemaker/*"] } },
  },
  {
    Sid: "Logs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogStreams",
      "logs:FilterLogEvents",
      "logs:GetLogEvents",
      "logs:PutLogEvents",
    ],
    Resource: [
      arnOf(platform, "logs", "log-group:/aws/codebuild/project-p-*"),
      arnOf(platform, "logs", "log-group:/aws/lambda/project-p-*"),
      arnOf(platform, "logs", "log-group:/aws/sagemaker/*"),
    ],
  },
  {
    Sid: "Builds",
    Effect: "Allow",
    Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
    Resource: [arnOf(platform, "codebuild", "project/project-p-*")],
  },
  {
    Sid: "Functions",
    Effect: "Allow",
    Action: ["lambda:InvokeFunction"],
    Resource: [arnOf(platform, "lambda", "function:*-p-*")],
  },
  {
    Sid: "Topics",
    Effect: "Allow",
    Action: ["sns:Publish"],
    Resource: [arnOf(platform, "sns", "sagemaker-p-*")],
  },
  {
    Sid: "TopicKeys",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: [arnOf(platform, "kms", "key/*")],
    Condition: {
      StringLike: { "kms:EncryptionContext:aws:sns:topicArn": arnOf(platform, "sns", "sagemaker-p-*") },
    },
  },
  {
    Sid: "Connections",
    Effect: "Allow",
    Action: ["codeconnections", "codestar-connections"].flatMap((service) =>
      ["GetConnection", "GetConnectionToken", "UseConnection"].map((action) => `${service}:${action}`),
    ),
    Resource: connections(platform),
  },
  {
    Sid: "GitSecret",
    Effect: "Allow",
    Action: ["secretsmanager:GetSecretValue"],
    Resource: [arnOf(platform, "secretsmanager", `secret:${platform.names.gitSecret}-??????`)],
  },
  {
    Sid: "PassExecutionRole",
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [
      platform.settings.roleArn ??
        globalArnOf(platform, "iam", `role${platform.projectRolePath}sagemaker-p-*-execution`),
    ],
    Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
  },
  ...dataStatements(platform),
  ...keyStatements(platform),
  ...networkStatements(platform),
];

const dataStatements = (platform: Platform): readonly Statement[] => {
  const { dataBuckets } = platform.settings;
  return dataBuckets.length === 0
    ? []
    : [
        {
          Sid: "Data",
          Effect: "Allow",
          Action: ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
          Resource: dataBuckets.flatMap((bucket) => [
            bucketArnOf(platform, bucket),
            bucketArnOf(platform, `${bucket}/*`),
          ]),
        },
      ];
};

const keyStatements = ({ settings: { kmsKeyArn } }: Platform): readonly Statement[] =>
  kmsKeyArn === undefined
    ? []
    : [
        {
          Sid: "Key",
          Effect: "Allow",
          Action: KEY_ACTIONS,
          Resource: [kmsKeyArn],
        },
      ];

const networkStatements = (platform: Platform): readonly Statement[] =>
  platform.settings.vpc === undefined
    ? []
    : [
        {
          Sid: "Network",
          Effect: "Allow",
          Action: [
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:CreateNetworkInterfacePermission",
            "ec2:DeleteNetworkInterface",
            "ec2:UnassignPrivateIpAddresses",
          ],
          Resource: [arnOf(platform, "ec2", "*/*")],
        },
        LOOK_AT_NETWORK,
      ];
