import type { Issue } from "@sagewright/core";
import { commandText } from "../print/next-commands.ts";

/** Issues of the commands that talk to AWS. `path` of a call that failed is the operation, such as `sagemaker:CreatePipeline`. */

export const awsCredentialsMissing = (reason: string, profile?: string): Issue => ({
  code: "AWS_CREDENTIALS_MISSING",
  path: [],
  message: `There are no credentials for AWS${ofProfile(profile)}: ${reason}`,
  hint: `Sign in (\`${ssoLogin(profile)}\`), set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
});

export const awsSsoExpired = (reason: string, profile: string | undefined): Issue => ({
  code: "AWS_SSO_EXPIRED",
  path: [],
  message: `The session of IAM Identity Center${ofProfile(profile)} is over: ${reason}`,
  hint: `Sign in again: ${ssoLogin(profile)}`,
});

export const awsCredentialsRefused = (operation: string, reason: string, profile?: string): Issue => ({
  code: "AWS_CREDENTIALS_REFUSED",
  path: [operation],
  message: `AWS does not take these credentials${ofProfile(profile)}: ${reason}`,
  hint: `Credentials that have expired are renewed with \`${ssoLogin(profile)}\` or by assuming the role again; \`aws sts get-caller-identity${profileWords(profile)}\` shows whose they are.`,
});

const ofProfile = (profile: string | undefined): string =>
  profile === undefined ? "" : ` of the profile ${profile}`;
const profileWords = (profile: string | undefined): string =>
  profile === undefined ? "" : ` ${commandText("--profile", profile)}`;
const ssoLogin = (profile: string | undefined): string => `aws sso login${profileWords(profile)}`;

interface DeniedCall {
  readonly action: string;
  readonly resource: string;
  readonly who?: string;
  /** What AWS says of it, where that is more than who, what and where. */
  readonly reason?: string;
}

export const awsAccessDenied = (operation: string, { action, resource, who, reason }: DeniedCall): Issue => ({
  code: "AWS_ACCESS_DENIED",
  path: [operation],
  message: `${who ?? "This identity"} may not do ${action} on ${resource}${reason === undefined ? "." : `: ${reason}`}`,
  hint: `Have ${action} on ${resource} allowed by its policies; a permissions boundary, an organization's policy, or the policy of a bucket or key may deny it, too.${action.startsWith("s3:") ? BUCKET_OWNER : ""}`,
});

const BUCKET_OWNER =
  " The bucket must belong to the account of the pipeline's role; ARTIFACT_BUCKET_OWNER names another account where it is to.";

export const awsRegionMissing = (): Issue => ({
  code: "AWS_REGION_MISSING",
  path: [],
  message: "No region is named.",
  hint: "Give --region eu-west-1, set AWS_REGION, or give the profile a region.",
});

export const awsRegionInvalid = (region: string): Issue => ({
  code: "AWS_REGION_INVALID",
  path: ["region"],
  message: `${JSON.stringify(region.slice(0, 200))} is not the name of a region.`,
  hint: "Write it as eu-west-1, after --region or in AWS_REGION.",
});

export const awsUnreachable = (operation: string, reason: string, proxy?: string): Issue => ({
  code: "AWS_UNREACHABLE",
  path: [operation],
  message: `AWS cannot be reached: ${reason.replace(/\.$/, "")}.`,
  hint: `${proxy === undefined ? "" : `${proxy} `}Look at the network, the region's name, HTTPS_PROXY where there is a proxy, and at --endpoint-url or AWS_ENDPOINT_URL where one of them is set.`,
});

export const awsThrottled = (operation: string): Issue => ({
  code: "AWS_THROTTLED",
  path: [operation],
  message: "AWS has refused this request for coming too often, and so all its repetitions.",
  hint: "Try again in a few minutes; AWS_MAX_ATTEMPTS=12 keeps trying for longer.",
});

export const awsClockSkewed = (operation: string, reason: string): Issue => ({
  code: "AWS_CLOCK_SKEWED",
  path: [operation],
  message: `The clock of this machine is wrong for AWS: ${reason}`,
  hint: "Set the clock, best by NTP, and try again.",
});

export const awsRequestRefused = (operation: string, error: string, reason: string): Issue => ({
  code: "AWS_REQUEST_REFUSED",
  path: [operation],
  message: `AWS refuses this request, ${error}: ${reason}`,
  hint: "Change what AWS names there. `sagewright check` tells what it knows beforehand.",
});

export const awsConflict = (operation: string, reason: string): Issue => ({
  code: "AWS_CONFLICT",
  path: [operation],
  message: `Something else is at work on this: ${reason}`,
  hint: "Try again in a moment.",
});

export const awsLimitReached = (operation: string, reason: string): Issue => ({
  code: "AWS_LIMIT_REACHED",
  path: [operation],
  message: `A quota of the account is used up: ${reason}`,
  hint: "Remove what is no longer needed, or ask for more in Service Quotas.",
});

export const awsServiceFailed = (operation: string, reason: string): Issue => ({
  code: "AWS_SERVICE_FAILED",
  path: [operation],
  message: `AWS has failed at this request: ${reason}`,
  hint: "Try again in a few minutes. With an endpoint of your own, see whether it knows this operation.",
});

export const bucketNotFound = (bucket: string): Issue => ({
  code: "BUCKET_NOT_FOUND",
  path: [`s3://${bucket}`],
  message: "There is no such bucket.",
  hint: "Mend the name after --bucket, in ARTIFACT_BUCKET, or in sagewright.config.ts; deploy makes no buckets.",
});

export const bucketElsewhere = (bucket: string, region: string | undefined): Issue => ({
  code: "BUCKET_ELSEWHERE",
  path: [`s3://${bucket}`],
  message: `This bucket is in ${region === undefined ? "another region" : `the region ${region}`}.`,
  hint: "Give --region the bucket's region, or a bucket of this region: jobs and their bucket belong together.",
});

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

export const endpointInvalid = (url: string): Issue => ({
  code: "ENDPOINT_INVALID",
  path: ["--endpoint-url"],
  message: `${JSON.stringify(url.slice(0, 200))} is not an http or https URL.`,
  hint: "Write it as http://127.0.0.1:4747.",
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

export const startRefused = (name: string, reason: string): Issue => ({
  code: "START_REFUSED",
  path: ["triggers", name],
  message: `EventBridge does not take the pipeline as what the rule starts: ${reason}`,
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

export const pipelineNotDeployed = (name: string, region: string): Issue => ({
  code: "PIPELINE_NOT_DEPLOYED",
  path: [name],
  message: `There is no such pipeline in ${region}.`,
  hint: "Deploy it first with `sagewright deploy --target aws`; or name another with --pipeline-name, or another region with --region.",
});

export const pipelineBeingDeleted = (name: string): Issue => ({
  code: "PIPELINE_BEING_DELETED",
  path: [name],
  message: "This pipeline is being deleted.",
  hint: "Try again when it is gone, or deploy under another name with --name.",
});

export const deployedPipelineDiffers = (name: string, file: string): Issue => ({
  code: "DEPLOYED_PIPELINE_DIFFERS",
  path: [file],
  message: `The deployed pipeline ${name} is another than this file now says; the deployed one is started.`,
  hint: "Deploy the file with `sagewright deploy --target aws` to start what it says.",
  severity: "warning",
});

export const resultsUnread = (what: string, reason: string): Issue => ({
  code: "RESULTS_UNREAD",
  path: [what],
  message: `What it has left cannot be read: ${reason}`,
  hint: "The execution itself is not touched by this. Have the reading of jobs, model packages and the bucket allowed.",
  severity: "warning",
});

export const sourceExecutionNone = (pipeline: string, steps: readonly string[]): Issue => ({
  code: "SOURCE_EXECUTION_NONE",
  path: ["SelectedSteps"],
  message: `The selected steps need results of ${steps.slice(0, 20).join(", ")}, and no execution of ${pipeline} has them all.`,
  hint: "Select these steps, too, or run the whole pipeline once; --source ARN names an execution.",
});

export const executionNotFoundOnAws = (arn: string): Issue => ({
  code: "EXECUTION_NOT_FOUND_ON_AWS",
  path: [arn],
  message: "SageMaker knows no such execution.",
  hint: "Give its whole ARN after --resume, and the region and account that it runs in.",
});

export const executionLeftRunning = (arn: string, resume: string): Issue => ({
  code: "EXECUTION_LEFT_RUNNING",
  path: [arn],
  message: "The execution is still running at AWS, as far as is known; only watching it has ended.",
  hint: `Mend what is named beside this, such as by renewing the credentials, then look again: ${resume}`,
});
