import { lockKey } from "./backend-document.ts";

/** What the runner's Lambda may do, besides its logs and its dead letters. */
export interface RunnerStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** Statements of the policy of the runner's Lambda. */
export const runnerLambdaStatements = (of: {
  readonly bucketArn: string;
  readonly buildProjectArn: string;
  readonly kmsKeyArn?: string | undefined;
}): readonly RunnerStatement[] => [
  {
    Sid: "Builds",
    Effect: "Allow",
    Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"],
    Resource: [of.buildProjectArn],
  },
  {
    Sid: "Requests",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject"],
    Resource: [`${of.bucketArn}/requests/*`],
  },
  {
    Sid: "Owners",
    Effect: "Allow",
    Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    Resource: [`${of.bucketArn}/projects/*/owner.json`],
  },
  {
    // A run that was killed leaves its lock: the answer names it.
    Sid: "Locks",
    Effect: "Allow",
    Action: ["s3:GetObject"],
    Resource: [`${of.bucketArn}/${lockKey("*")}`],
  },
  {
    // Without it S3 says 403, not 404, of an object that is not there; a condition on the prefix would do the same.
    Sid: "Listing",
    Effect: "Allow",
    Action: ["s3:ListBucket"],
    Resource: [of.bucketArn],
  },
  ...(of.kmsKeyArn === undefined
    ? []
    : [
        {
          Sid: "Key",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: [of.kmsKeyArn],
        } as const,
      ]),
];
