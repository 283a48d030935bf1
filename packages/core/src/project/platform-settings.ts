import { z } from "zod";
import { BUILT_IN_SEED_TEMPLATES, PROJECT_PARAMETERS } from "./project-parameters.ts";
import { GIT_HOST_PATTERN } from "./repository-url.ts";

/** Days that CloudWatch Logs can keep log events. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const ARN = (service: string, resource: string) =>
  new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:[0-9]{12}:${resource}$`, "u");
/** S3 takes dots too, but not all places of them, and its certificate is for no name with one. */
const BUCKET_NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/u;
/** Of the 50 that a resource can have; the rest is the platform's, the project's and AWS's own. */
const MAXIMUM_TAGS = 40;
const ROLE_OR_USER = ARN("(?:iam|sts)", "(?:role|user|group)/[A-Za-z0-9_+=,.@/-]{1,512}");

/**
 * The values of a platform: what an operator decides once for all projects.
 * `sagewright.config.ts` holds them; flags override them.
 */
export const platformSettingsSchema = z
  .strictObject({
    organization: z
      .string()
      .regex(
        /^[a-z](?:-?[a-z0-9]){0,11}$/u,
        "Must be at most 12 lower-case letters, digits and single hyphens.",
      )
      .describe("Short name of the organization; part of the name of every resource of the platform.")
      .meta({ example: "acme" }),
    environment: z
      .string()
      .regex(/^[a-z][a-z0-9]{0,7}$/u, "Must be at most 8 lower-case letters and digits.")
      .default("dev")
      .describe("Name of the environment, such as dev or prod; part of the name of every resource."),
    region: z
      .string()
      .regex(/^[a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}$/u, 'Must be a region such as "eu-west-1".')
      .optional()
      .describe("AWS region. Without it the region of the caller's credentials."),
    owners: z
      .array(z.email())
      .max(20)
      .default([])
      .describe("E-mail addresses of who answers for the platform; written as a tag."),
    principalArns: z
      .array(z.string().regex(ROLE_OR_USER, "Must be the ARN of an IAM role, user or group."))
      .max(50)
      .default([])
      .describe(
        "IAM roles, users and groups that may create projects (Studio's execution roles among them).",
      ),
    roleArn: z
      .string()
      .regex(ARN("iam", "role/[A-Za-z0-9_+=,.@/-]{1,512}"), "Must be the ARN of an IAM role.")
      .optional()
      .describe("Role that SageMaker pipelines run with. Without it each project gets a role of its own."),
    dataBuckets: z
      .array(
        z
          .string()
          .min(3)
          .max(63, { abort: true })
          .regex(/^[a-z0-9]+(?:(?:[.]|-+)[a-z0-9]+)*$/u, "Must be the name of an S3 bucket.")
          .refine(
            (name) => !/^(?:sagewright-|sagemaker-p-)/u.test(name),
            "Is a platform's or a project's own bucket: it holds states, or what another project made.",
          ),
      )
      .max(20)
      .default([])
      .describe(
        "Names of S3 buckets that SageMaker pipelines may read, besides their project's own and AWS's public samples.",
      ),
    publicImageCache: z
      .boolean()
      .default(true)
      .describe(
        "Whether the platform makes the account's ECR pull-through cache of public.ecr.aws, where function steps get their Node image; false where the account has one.",
      ),
    stateBucketName: z
      .string()
      .regex(BUCKET_NAME, "Must be the name of an S3 bucket, without dots.")
      .optional()
      .describe("Bucket for states, templates and bundles. Without it the name follows from the platform's."),
    stateLock: z
      .enum(["s3", "dynamodb"])
      .default("s3")
      .describe("What locks a state: an S3 lock file, or that and a DynamoDB table."),
    runner: z
      .enum(["codebuild", "command-runner"])
      .default("codebuild")
      .describe("What runs Terraform for a project: CodeBuild, or CloudFormation's CommandRunner on EC2."),
    routes: z
      .array(z.enum(["service-catalog", "s3"]))
      .min(1)
      .default(["service-catalog", "s3"])
      .describe("Ways into Studio: a Service Catalog product, a template in S3, or both."),
    seedMethod: z
      .enum(["git", "codebuild"])
      .default("git")
      .describe(
        "How seed code gets into a repository: by Git with the stored credentials, or by a build through the connection.",
      ),
    gitHosts: z
      .array(
        z
          .string()
          .max(100, { abort: true })
          .regex(
            new RegExp(GIT_HOST_PATTERN, "u"),
            'Must be a host in lower case, such as "github.com", with its port where that is not 443.',
          )
          .refine((host) => !host.endsWith(":443"), "Leave the port 443 out."),
      )
      .min(1)
      .max(10)
      .default(["github.com"])
      .describe("Hosts of the repositories that projects may have; the Git credentials go to no other."),
    gitCredentials: z
      .enum(["empty", "write-only"])
      .default("empty")
      .describe(
        "The Git secret is created empty, or from a write-only Terraform variable that no state holds.",
      ),
    kmsKeyArn: z
      .string()
      .regex(ARN("kms", "key/[A-Za-z0-9-]{1,64}"), "Must be the ARN of a KMS key.")
      .optional()
      .describe("KMS key that encrypts buckets, secrets, logs and topics. Without it the keys of AWS."),
    vpc: z
      .strictObject({
        vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/u, "Must be the id of a VPC."),
        subnetIds: z
          .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/u, "Must be the id of a subnet."))
          .min(1)
          .max(16),
        securityGroupIds: z
          .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/u, "Must be the id of a security group."))
          .min(1)
          .max(5),
      })
      .optional()
      .describe(
        "VPC, subnets and security groups for builds and functions. Without it they run outside a VPC.",
      ),
    permissionsBoundaryArn: z
      .string()
      .regex(ARN("iam", "policy/[A-Za-z0-9_+=,.@/-]{1,512}"), "Must be the ARN of an IAM policy.")
      .optional()
      .describe(
        "Permissions boundary of every role. Without it the platform makes one for the projects' roles.",
      ),
    logRetentionInDays: z
      .literal([...LOG_RETENTION_DAYS])
      .default(365)
      .describe("Days that log events are kept."),
    manualApproval: z
      .boolean()
      .default(false)
      .describe("Whether someone must approve before a push builds and starts the pipeline."),
    studioDomainIds: z
      .array(z.string().regex(/^d-[a-z0-9]{1,61}$/u, "Must be the id of a SageMaker domain."))
      .default([])
      .describe("SageMaker domains that get the tag under which Studio finds the templates in S3."),
    seedTemplates: z
      .record(
        z
          .string()
          .max(PROJECT_PARAMETERS.seedTemplate.maxLength)
          .regex(new RegExp(PROJECT_PARAMETERS.seedTemplate.pattern, "u"))
          .refine((name) => !(BUILT_IN_SEED_TEMPLATES as readonly string[]).includes(name), "Is built in."),
        z.string().min(1),
      )
      .default({})
      .describe("Seed templates of the organization: name to folder."),
    tags: z
      .record(
        z
          .string()
          .regex(
            /^(?!aws:|sagemaker:)[A-Za-z0-9 _.:/=+@-]{1,128}$/u,
            "Must be a tag key, not of AWS's or SageMaker's own.",
          ),
        z.string().regex(/^[A-Za-z0-9 _.:/=+@-]{0,256}$/u, "Must be a tag value."),
      )
      .refine(
        (tags) => Object.keys(tags).length <= MAXIMUM_TAGS,
        `At most ${MAXIMUM_TAGS}: a resource has room for no more.`,
      )
      .default({})
      .describe("Tags of every resource."),
  })
  .refine(
    ({ dataBuckets, stateBucketName }) =>
      stateBucketName === undefined || !dataBuckets.includes(stateBucketName),
    {
      path: ["dataBuckets"],
      message: "The platform's own bucket is among them: it holds the states of all projects.",
    },
  );

/** The settings with their defaults filled in. */
export type PlatformSettings = z.output<typeof platformSettingsSchema>;

/** The settings as an operator writes them. */
export type PlatformSettingsInput = z.input<typeof platformSettingsSchema>;

/** The names that the seed template of a project may have. */
export const seedTemplateNames = (settings: Pick<PlatformSettings, "seedTemplates">): readonly string[] => [
  ...BUILT_IN_SEED_TEMPLATES.filter((name) => name !== "none"),
  ...Object.keys(settings.seedTemplates),
  "none",
];
