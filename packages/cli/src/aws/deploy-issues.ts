import type { Issue } from "@sagewright/core";

/** Issues of what is deployed. */

export const pipelineRoleMissing = (): Issue => ({
  code: "PIPELINE_ROLE_MISSING",
  path: ["role"],
  message: "SageMaker runs a pipeline with an IAM role, and none is named.",
  hint: "Give --role-arn, set SAGEMAKER_PIPELINE_ROLE_ARN, or give `role` to pipeline() or in sagewright.config.ts.",
});

export const pipelineRoleInvalid = (role: string): Issue => ({
  code: "PIPELINE_ROLE_INVALID",
  path: ["role"],
  message: `${JSON.stringify(role.slice(0, 200))} is not the ARN of an IAM role.`,
  hint: "Write it as arn:aws:iam::111122223333:role/NAME.",
});

export const roleInAnotherPartition = (role: string, region: string, partition: string): Issue => ({
  code: "ROLE_IN_ANOTHER_PARTITION",
  path: [role],
  message: `No service of ${region} can take this role: that region is of the partition ${partition}, and the role is not. Nothing was sent.`,
  hint: `Name a role of an account there, arn:${partition}:iam::…:role/NAME, or give --region one of the role's partition.`,
});

export const deployedNameInvalid = (name: string): Issue => ({
  code: "DEPLOYED_NAME_INVALID",
  path: ["name"],
  message: `${JSON.stringify(name.slice(0, 300))} is not a pipeline's name: 1 to 256 letters, digits and hyphens with no hyphen at either end.`,
  hint: "Give another after --name or --pipeline-name, or in SAGEMAKER_PIPELINE_NAME.",
});

export const deployedBucketInvalid = (bucket: string): Issue => ({
  code: "DEPLOYED_BUCKET_INVALID",
  path: ["bucket"],
  message: `${JSON.stringify(bucket.slice(0, 200))} is not the name of a bucket.`,
  hint: "Give the name alone, without s3:// and without a path, after --bucket or in ARTIFACT_BUCKET.",
});

export const bucketOwnerInvalid = (owner: string): Issue => ({
  code: "BUCKET_OWNER_INVALID",
  path: ["ARTIFACT_BUCKET_OWNER"],
  message: `${JSON.stringify(owner.slice(0, 200))} is not the number of an AWS account.`,
  hint: "Give the twelve digits of the account that the bucket belongs to, or unset the variable where it is that of the role.",
});

export const standInDeployed = (key: "role" | "bucket", value: string, account: string): Issue => ({
  code: "STAND_IN_DEPLOYED",
  path: [key],
  message: `${value} is a stand-in: ${account} is an account of AWS's documentation, and no one's. Nothing was sent.`,
  hint:
    key === "role"
      ? "Name your role: give --role-arn, set SAGEMAKER_PIPELINE_ROLE_ARN, or write it into the project's files."
      : "Name your bucket: give --bucket, set ARTIFACT_BUCKET, or write it into the project's files.",
});

export const projectVariableInvalid = (variable: string, value: string, reason: string): Issue => ({
  code: "PROJECT_VARIABLE_INVALID",
  path: [variable],
  message: `${JSON.stringify(value.slice(0, 200))} is not what a project's build is given: ${reason}`,
  hint: `Leave ${variable} as the project's build sets it; elsewhere unset it, then the pipeline gets no such tag.`,
});

export const lambdaRoleMissing = (functions: readonly string[]): Issue => ({
  code: "LAMBDA_ROLE_MISSING",
  path: ["lambda", "role"],
  message: `Lambda functions run with an IAM role, and none is named for ${functions.join(", ")}. Nothing was deployed.`,
  hint: "Give --lambda-role-arn, `functionRole` to the step, or `role` in `lambda` of the pipeline or of sagewright.config.ts.",
});

export const lambdaForeign = (name: string, pipeline: string | undefined): Issue => ({
  code: "LAMBDA_FOREIGN",
  path: [name],
  message:
    pipeline === undefined
      ? `There is a Lambda function ${name} that no deployment has made; it is left as it is.`
      : `The Lambda function ${name} is that of the pipeline ${pipeline}; it is left as it is.`,
  hint: "Give the step another functionName; or tag the function sagewright:pipeline with this pipeline's name, and it will be replaced.",
});

export const lambdaElsewhere = (functionArn: string, account: string): Issue => ({
  code: "LAMBDA_IN_ANOTHER_ACCOUNT",
  path: [functionArn],
  message: `The pipeline calls this Lambda function, and these credentials are those of account ${account}.`,
  hint: "Name the account in `lambda` of the pipeline or of sagewright.config.ts, or take credentials of that account.",
});

export const lambdaNotReady = (name: string, reason: string): Issue => ({
  code: "LAMBDA_NOT_READY",
  path: [name],
  message: `The Lambda function does not become ready: ${reason}`,
  hint: "Mend what Lambda names, such as the role or its trust policy, and deploy again.",
});

export const startRoleMissing = (names: readonly string[]): Issue => ({
  code: "START_ROLE_MISSING",
  path: ["schedules"],
  message: `EventBridge starts a pipeline with an IAM role, and none is named for ${names.join(", ")}. Nothing was deployed.`,
  hint: "Give --schedule-role-arn, `role` to the schedule or trigger, or `scheduleRole` in sagewright.config.ts. It may do sagemaker:StartPipelineExecution and trusts scheduler.amazonaws.com or events.amazonaws.com.",
});

export const startForeign = (kind: "schedule" | "trigger", name: string): Issue => ({
  code: "START_FOREIGN",
  path: [`${kind}s`, name],
  message: `There is ${kind === "schedule" ? "a schedule" : "a rule"} ${name} in EventBridge that no deployment of this pipeline has made; it is left as it is.`,
  hint: `Give the ${kind} another name, or delete that one.`,
});

export const scheduleOver = (name: string): Issue => ({
  code: "SCHEDULE_OVER",
  path: ["schedules", name],
  message: "No start is left before its end date, so that it is not deployed.",
  hint: "Give it a later `endDate`, or take it out of the file.",
  severity: "warning",
});

export const startRefused = (name: string, reason: string): Issue => ({
  code: "START_REFUSED",
  path: ["triggers", name],
  message: `EventBridge has not changed what the rule starts: ${reason}`,
  hint: "Mend what it names, and deploy again.",
});

export const roleArnInvalid = (flag: string, role: string): Issue => ({
  code: "ROLE_ARN_INVALID",
  path: [flag],
  message: `${JSON.stringify(role.slice(0, 200))} is not the ARN of an IAM role.`,
  hint: "Write it as arn:aws:iam::111122223333:role/NAME.",
});

export const versionNoteInvalid = (length: number): Issue => ({
  code: "VERSION_NOTE_INVALID",
  path: ["--note"],
  message: `A note has 1 to 3072 characters in one line; this has ${length} or more than one line.`,
  hint: "Say it shorter.",
});

export const versionNoteLost = (note: string, reason: string): Issue => ({
  code: "VERSION_NOTE_LOST",
  path: ["--note"],
  message: `The pipeline is deployed, but its version has no note ${JSON.stringify(note.slice(0, 200))}: ${reason}`,
  hint: "Have sagemaker:ListPipelineVersions and UpdatePipelineVersion allowed on the pipeline, and deploy again.",
  severity: "warning",
});

export const modelGroupUntagged = (group: string, reason: string): Issue => ({
  code: "MODEL_GROUP_UNTAGGED",
  path: [group],
  message: `Studio will not show this model group in the project: ${reason}`,
  hint: "Have sagemaker:DescribeModelPackageGroup, CreateModelPackageGroup, ListTags and AddTags allowed on it, or give the project a group of its own.",
  severity: "warning",
});

export const pipelineBeingDeleted = (name: string): Issue => ({
  code: "PIPELINE_BEING_DELETED",
  path: [name],
  message: "This pipeline is being deleted.",
  hint: "Try again when it is gone, or deploy under another name with --name.",
});
