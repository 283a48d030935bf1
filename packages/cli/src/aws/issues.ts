import type { Issue } from "@sagewright/core";
import { commandText } from "../print/next-commands.ts";

/** Issues of the commands that talk to AWS. `path` of a call that failed is the operation, such as `sagemaker:CreatePipeline`. */

export const awsCredentialsMissing = (reason: string, profile?: string): Issue => ({
  code: "AWS_CREDENTIALS_MISSING",
  path: [],
  message: `There are no credentials for AWS${ofProfile(profile)}: ${reason}`,
  hint:
    profile === undefined
      ? `Sign in (\`${ssoLogin(profile)}\`), set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`
      : `\`aws sts get-caller-identity${profileWords(profile)}\` shows what the AWS CLI says to it; a profile of IAM Identity Center is signed in with \`${ssoLogin(profile)}\`.`,
});

export const awsProfileMissing = (profile: string, there: readonly string[]): Issue => ({
  code: "AWS_PROFILE_MISSING",
  path: [],
  message: `There is no profile ${profile}${there.length === 0 ? ", nor any other" : `; there are: ${there.slice(0, 20).join(", ")}`}.`,
  hint: "Mend its name after --profile, in AWS_PROFILE or in `source_profile`; `aws configure list-profiles` shows all.",
});

export const awsCredentialProcessFailed = (command: string): Issue => ({
  code: "AWS_CREDENTIAL_PROCESS_FAILED",
  path: [],
  message: `The profile's credential_process has given no credentials: ${command.split(/\s/, 1)[0]}`,
  hint: "Start the command by itself, as the profile in the AWS CLI's config has it, and mend what it says; it must print JSON.",
});

export const awsProfileIncomplete = (profile: string, reason: string): Issue => ({
  code: "AWS_PROFILE_INCOMPLETE",
  path: [],
  message: `The profile ${profile} gives no credentials: ${reason}.`,
  hint: "Mend it in the AWS CLI's files, ~/.aws/config and ~/.aws/credentials, or name another after --profile or in AWS_PROFILE.",
});

export const awsMfaCodeWanted = (device: string, profile: string | undefined): Issue => ({
  code: "AWS_MFA_CODE_WANTED",
  path: [],
  message: `The role${ofProfile(profile)} wants a code of the device ${device}, and sagewright asks for none.`,
  hint: `Let the AWS CLI ask, and take what it prints: eval "$(aws configure export-credentials${profileWords(profile)} --format env)". Then leave out --profile and AWS_PROFILE, and name the region with --region.`,
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
  /** Whether ARTIFACT_BUCKET_OWNER can name the bucket's account. */
  readonly hasOwnerVariable?: boolean;
}

export const awsAccessDenied = (
  operation: string,
  { action, resource, who, reason, hasOwnerVariable = false }: DeniedCall,
): Issue => ({
  code: "AWS_ACCESS_DENIED",
  path: [operation],
  message: `${who ?? "This identity"} may not do ${action} on ${resource}${reason === undefined ? "." : `: ${reason}`}`,
  hint: `Have ${action} on ${resource} allowed by its policies; a permissions boundary, an organization's policy, or the policy of a bucket or key may deny it, too.${hasOwnerVariable ? BUCKET_OWNER : ""}`,
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

export const awsAnswerForeign = (operation: string, status: number): Issue => ({
  code: "AWS_ANSWER_FOREIGN",
  path: [operation],
  message: `What has answered is not AWS: it sent something else than this service's answers, with HTTP ${status}.`,
  hint: "Look at --endpoint-url or AWS_ENDPOINT_URL where one of them is set, at its port, and for a proxy or a network's sign-in page on the way.",
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

/** What stands before an @ may be a password: it is not told. */
export const endpointInvalid = (place: "--endpoint-url" | "AWS_ENDPOINT_URL", url: string): Issue => ({
  code: "ENDPOINT_INVALID",
  path: [place],
  message: url.includes("@")
    ? "The URL must hold no user name and no password: services of AWS do not read them, and they would stand in logs."
    : `${JSON.stringify(url.slice(0, 200))} is not an http or https URL.`,
  hint: "Write it as http://127.0.0.1:4747.",
});

/** A request whose answer was lost. */
export const outcomeUnknown = (name: string, look: string): Issue => ({
  code: "OUTCOME_UNKNOWN",
  path: [name],
  message: "This was asked for, and may be under way; no answer has said so.",
  hint: `Look with: ${look}`,
});
