import type { Issue } from "@sagewright/core";
import {
  awsAccessDenied,
  awsAnswerForeign,
  awsClockSkewed,
  awsConflict,
  awsCredentialProcessFailed,
  awsCredentialsMissing,
  awsCredentialsRefused,
  awsLimitReached,
  awsMfaCodeWanted,
  awsProfileIncomplete,
  awsProfileMissing,
  awsRequestRefused,
  awsServiceFailed,
  awsSsoExpired,
  awsThrottled,
  awsUnreachable,
  bucketElsewhere,
  bucketNotFound,
} from "./issues.ts";
import { type ProfileLack, profileLack } from "./profile-lack.ts";
import { profileName } from "./profile-name.ts";
import { nodeTakesProxies, proxiesOf } from "./proxy-agents.ts";

/** What was asked of AWS: the IAM action that it needs, and on what. */
export interface AwsCall {
  /** Such as `s3:PutObject`. */
  readonly action: string;
  /** An ARN, an `s3://` URI, or a name such as `pipeline/P`. */
  readonly resource: string;
}

/** What the SDK throws: a service's own error, or one of the way to it. */
interface SdkError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** Of a request about the bucket of a deployment. */
  readonly hasOwnerVariable?: boolean;
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

const CREDENTIALS_REFUSED = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "IncompleteSignature",
  "InvalidToken",
  "TokenRefreshRequired",
]);
/** All that the SDK itself repeats for it, but for LimitExceededException, which is a quota's in most services. */
const THROTTLED = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const SKEWED = new Set(["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"]);
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPROTO",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_PROXY_TUNNEL",
  "ERR_PROXY_INVALID_CONFIG",
]);
/** What TLS and the parser of HTTP name in many ways. */
const UNREACHABLE_KINDS = /^(?:ERR_SSL_|ERR_TLS_|HPE_)/;

/** What went wrong with a call, as an issue; nothing for what is no failure of AWS's. */
export function failureIssue(error: unknown, { action, resource }: AwsCall): Issue | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, $metadata, code, hasOwnerVariable = false } = error as SdkError;
  const isStrange = isStrangers(error);
  if (name === "CredentialsProviderError" || name === "TokenProviderError")
    return credentialsIssue(firstLine(message));
  if (CREDENTIALS_REFUSED.has(name)) return awsCredentialsRefused(action, firstLine(message), profileName());
  if (SKEWED.has(name)) return awsClockSkewed(action, firstLine(message));
  if (THROTTLED.has(name)) return awsThrottled(action);
  if (name === "NoSuchBucket") return bucketNotFound(bucketOf(resource));
  if (name === "PermanentRedirect" || ($metadata?.httpStatusCode === 301 && !isStrange))
    return bucketElsewhere(bucketOf(resource), regionOfBucket(error as SdkError));
  const reached = code !== undefined && isUnreachable(code) ? code : undefined;
  if (reached !== undefined || name === "TimeoutError")
    return awsUnreachable(action, whyUnreachable(message, reached ?? name), proxyWords());
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return undefined;
  if (
    /AccessDenied|UnauthorizedOperation|NotAuthorized|Forbidden/.test(name) ||
    (status === 403 && !isStrange)
  )
    return awsAccessDenied(action, { ...deniedOf(message, { action, resource }), hasOwnerVariable });
  if (status === 429) return awsThrottled(action);
  const isForeign = isStrange || isUnreadable(error);
  if (isForeign && status < 500) return awsAnswerForeign(action, status);
  if (/LimitExceeded/.test(name)) return awsLimitReached(action, firstLine(message));
  if (name === "ConflictException" || status === 409) return awsConflict(action, firstLine(message));
  if (status >= 500)
    return awsServiceFailed(action, isForeign ? `HTTP ${status}.` : `HTTP ${status}, ${name}.`);
  return awsRequestRefused(action, name, firstLine(message));
}

const isUnreadable = ({ name, message }: Error): boolean =>
  name === "SyntaxError" || message.includes("Deserialization error");

/** Whether somebody else than AWS has answered with an error: AWS says which, in words or at least in a header of its own. */
function isStrangers(error: SdkError): boolean {
  const isNameless = /^Unknown(?:Error)?$/.test(error.name);
  const headers = Object.keys(error.$response?.headers ?? {});
  return (isNameless || isUnreadable(error)) && !headers.some((header) => header.startsWith("x-amz"));
}

const isUnreachable = (code: string): boolean => UNREACHABLE.has(code) || UNREACHABLE_KINDS.test(code);

/** What TLS and the parser of HTTP say is about their own workings. */
function whyUnreachable(message: string, name: string): string {
  if (name.startsWith("HPE_")) return `what listens there does not speak HTTP (${name})`;
  if (/wrong version number|packet length too long/i.test(message))
    return "what listens there does not speak TLS; its URL may have to begin with http:// instead of https://";
  return firstLine(message) || name;
}

/** A session of IAM Identity Center that has run out is renewed with one command; what else is missing, in several ways. */
function credentialsIssue(message: string): Issue {
  const lack = profileLack(profileName());
  if (lack !== undefined) return lackIssue(lack);
  const isSso = /\bsso\b/i.test(message) && /expired|invalid|does not exist|not found|login/i.test(message);
  return isSso ? awsSsoExpired(message, profileName()) : awsCredentialsMissing(message, profileName());
}

function lackIssue(lack: ProfileLack): Issue {
  if ("missing" in lack) return awsProfileMissing(lack.missing, lack.there);
  if ("process" in lack) return awsCredentialProcessFailed(lack.process);
  if ("mfaDevice" in lack) return awsMfaCodeWanted(lack.mfaDevice, profileName());
  return awsProfileIncomplete(lack.incomplete, lack.reason);
}

/** How the proxy may have to do with it. */
function proxyWords(): string | undefined {
  const proxies = proxiesOf();
  if (proxies.length === 0) return undefined;
  return nodeTakesProxies()
    ? `Requests go through the proxy of ${proxies.join(", ")}, but for the hosts of NO_PROXY.`
    : `${proxies.join(", ")} names a proxy, which Node ${process.versions.node} does not take: use Node 22.21 or later, or 24.5 or later.`;
}

const PASSING = new Set<string | undefined>([
  "AWS_THROTTLED",
  "AWS_UNREACHABLE",
  "AWS_SERVICE_FAILED",
  "AWS_ANSWER_FOREIGN",
]);

/** Whether the same request may well be answered later. */
export function isPassing(error: unknown): boolean {
  const code = failureIssue(error, { action: "", resource: "" })?.code;
  return PASSING.has(code);
}

/** AWS names the action and the resource itself, more exactly than we know them, in most of its services. */
function deniedOf(message: string, { action, resource }: AwsCall) {
  const [, who, named] = /User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  const on = /on resource: ([^\s"']+)/.exec(message)?.[1];
  const reason = firstLine(message);
  return {
    action: named ?? action,
    resource: on ?? resource,
    ...(who === undefined ? {} : { who }),
    ...(who !== undefined || SAYS_NOTHING.test(reason) ? {} : { reason }),
  };
}

const SAYS_NOTHING = /^(?:|access ?denied|forbidden|unknown(?:error)?)\.?$/i;

const bucketOf = (resource: string): string => /^s3:\/\/([^/]+)/.exec(resource)?.[1] ?? resource;

const regionOfBucket = ({ $response }: SdkError): string | undefined =>
  $response?.headers?.["x-amz-bucket-region"];

/** An answer that is a web page has many. */
const firstLine = (text: string): string => (text.split("\n", 1)[0] ?? "").slice(0, 500);
