import type { Issue, IssuePath } from "./issue.ts";
import { quoted, quotedList } from "./wording.ts";

/** Issues of one step: its envelope, arguments, cache and retry settings. */

export const stepNameInvalid = (path: IssuePath, name: string): Issue => ({
  code: "STEP_NAME_INVALID",
  path,
  message: `The step name ${quoted(name)} is not 1 to 64 of A-Z, a-z, 0-9, "-" and "_".`,
  hint: "Rename the step, and its references with it.",
});

export const stepNameDuplicate = (path: IssuePath, name: string, first: string): Issue => ({
  code: "STEP_NAME_DUPLICATE",
  path,
  message: `Two steps are named "${name}"; the other one is ${first}. Names are unique in the whole pipeline, branches included.`,
  hint: "Rename one of them; a step may stand in one place only.",
});

export const stepTypeUnknown = (path: IssuePath, type: string, known: readonly string[]): Issue => ({
  code: "STEP_TYPE_UNKNOWN",
  path,
  message: `There is no step type ${quoted(type)}.`,
  hint: `Use one of ${known.join(", ")}.`,
});

export const argumentUnknown = (path: IssuePath, name: string, known: readonly string[]): Issue => ({
  code: "ARGUMENT_UNKNOWN",
  path,
  message: `Unable to parse pipeline definition. Unknown Argument member '${name}'.`,
  hint: `Remove it, or correct its spelling: only ${quotedList(known)} are known here.`,
});

export const argumentForbidden = (path: IssuePath, name: string, type: string): Issue => ({
  code: "ARGUMENT_FORBIDDEN",
  path,
  message: `Unable to parse pipeline definition. Unknown Argument member '${name}': ${type} steps may not have it.`,
  hint: `Remove \`${name}\`; the service sets it, or does not support it in pipelines.`,
});

export const argumentOwned = (path: IssuePath, name: string, owner: string): Issue => ({
  code: "ARGUMENT_OWNED",
  severity: "warning",
  path,
  message: `${name} is set by the service, which does not look at this value.`,
  hint: `Remove it; ${owner}.`,
});

/** Without `type`, a member deeper down, which the API always wants. */
export const argumentMissing = (path: IssuePath, name: string, type?: string): Issue => ({
  code: "ARGUMENT_MISSING",
  path,
  message:
    type === undefined ? `The API wants ${name} here.` : `${type} steps need ${name} in their Arguments.`,
  hint: `Add \`${name}\`.`,
});

export const argumentsAmbiguous = (
  path: IssuePath,
  names: readonly string[],
  given: readonly string[],
): Issue => ({
  code: "ARGUMENTS_AMBIGUOUS",
  path,
  message: `Exactly one of ${quotedList(names)} must be given; found ${given.length === 0 ? "none" : quotedList(given)}.`,
  hint: given.length === 0 ? `Add one of ${quotedList(names)}.` : "Keep one of them and remove the rest.",
});

export const lineageEmpty = (path: IssuePath): Issue => ({
  code: "LINEAGE_EMPTY",
  path,
  message:
    "A Lineage step without actions, artifacts, contexts and associations does nothing and is refused.",
  hint: "Add at least one of Actions, Artifacts, Contexts, Associations.",
});

export const jobNameEmpty = (path: IssuePath, name: string): Issue => ({
  code: "JOB_NAME_EMPTY",
  path,
  message: `${name} is the prefix of the job's name and may not be empty.`,
  hint: "Give a prefix, or remove the key: the service then names the job.",
});

export const jobPrefixInvalid = (path: IssuePath, prefix: string, maximum: number): Issue => ({
  code: "JOB_PREFIX_INVALID",
  severity: "warning",
  path,
  message: `The job's name cannot begin with ${quoted(prefix)}: it has 1 to ${maximum} letters, digits and hyphens, the first of them no hyphen.`,
  hint: "Give a shorter or plainer prefix, or remove the key: the service then names the job.",
});

export const valueNotOneOf = (path: IssuePath, value: string, allowed: readonly string[]): Issue => ({
  code: "VALUE_NOT_ONE_OF",
  path,
  message: `${quoted(value)} is not allowed here.`,
  hint: `Use one of ${quotedList(allowed)}.`,
});

export const localPathOutside = (path: IssuePath, localPath: string, root: string): Issue => ({
  code: "LOCAL_PATH_OUTSIDE",
  path,
  message: `The local path ${quoted(localPath)} does not lie below "${root}".`,
  hint: `Use a folder below ${root}, and read or write it there in the script.`,
});

export const localPathShared = (path: IssuePath, localPath: string): Issue => ({
  code: "LOCAL_PATH_SHARED",
  severity: "warning",
  path,
  message: `${quoted(localPath)} is the folder of an input, too: what the input brings is uploaded with the results.`,
  hint: "Write the results into a folder of their own.",
});

export const entryDuplicate = (path: IssuePath, member: string, value: string): Issue => ({
  code: "ENTRY_DUPLICATE",
  path,
  message: `Two entries of this list have the ${member} ${quoted(value)}.`,
  hint: `Give every entry its own ${member}.`,
});

export const tagKeyReserved = (path: IssuePath, key: string): Issue => ({
  code: "TAG_KEY_RESERVED",
  path,
  message: `The tag key ${quoted(key)} begins with "aws:", which AWS keeps for itself.`,
  hint: "Give the tag another key.",
});

export const rangeReversed = (path: IssuePath, minimum: number, maximum: number): Issue => ({
  code: "RANGE_REVERSED",
  path,
  message: `MinValue is ${minimum}, more than MaxValue, which is ${maximum}.`,
  hint: "Exchange the two, or correct one of them.",
});

export const spotWaitMissing = (path: IssuePath): Issue => ({
  code: "SPOT_WAIT_MISSING",
  path,
  message: "A job on spot capacity (EnableManagedSpotTraining) needs StoppingCondition.MaxWaitTimeInSeconds.",
  hint: "Add it: the seconds for waiting and running together, at least MaxRuntimeInSeconds.",
});

export const spotWaitUnused = (path: IssuePath): Issue => ({
  code: "SPOT_WAIT_UNUSED",
  path,
  message: "MaxWaitTimeInSeconds is taken of jobs on spot capacity only, and this one is not.",
  hint: "Add EnableManagedSpotTraining: true, or remove MaxWaitTimeInSeconds.",
});

export const spotWaitShort = (path: IssuePath, wait: number, run: number): Issue => ({
  code: "SPOT_WAIT_SHORT",
  path,
  message: `MaxWaitTimeInSeconds is ${wait}, less than MaxRuntimeInSeconds, which is ${run}: it counts waiting and running together.`,
  hint: `Give ${run} or more.`,
});

export const cacheNotSupported = (path: IssuePath, type: string): Issue => ({
  code: "CACHE_NOT_SUPPORTED",
  path,
  message: `${type} steps are not cached; CacheConfig is refused.`,
  hint: "Remove CacheConfig from this step.",
});

export const cacheExpiryInvalid = (path: IssuePath, text: string): Issue => ({
  code: "CACHE_EXPIRY_INVALID",
  path,
  message: `ExpireAfter ${quoted(text)} is not an ISO 8601 duration.`,
  hint: 'Write for example "P30D" for 30 days or "PT12H" for 12 hours.',
});

export const cacheNeverHits = (path: IssuePath): Issue => ({
  code: "CACHE_NEVER_HITS",
  severity: "warning",
  path,
  message: "The cache is enabled without ExpireAfter, so no earlier result is ever used.",
  hint: 'Add ExpireAfter, for example "P30D".',
});

export const cacheKeyVaries = (path: IssuePath, text: string): Issue => ({
  code: "CACHE_KEY_VARIES",
  severity: "warning",
  path,
  message: `${text} differs in every execution, and this member is part of the cache key: no earlier result is ever used.`,
  hint: "Leave it out, give a parameter in its place, or switch the cache off.",
});

export const cacheExpiryMonths = (path: IssuePath, text: string, months: number): Issue => ({
  code: "CACHE_EXPIRY_MONTHS",
  severity: "warning",
  path,
  message: `ExpireAfter ${quoted(text)} is ${months} months: an M before T counts months.`,
  hint: `Write "PT${months}M" for ${months} minutes.`,
});

export const retryNotSupported = (path: IssuePath, type: string): Issue => ({
  code: "RETRY_NOT_SUPPORTED",
  path,
  message: `${type} steps are not retried; RetryPolicies is refused.`,
  hint: "Remove RetryPolicies from this step.",
});

export const retryLimitsBoth = (path: IssuePath): Issue => ({
  code: "RETRY_LIMITS_BOTH",
  path,
  message: "A retry policy has either MaxAttempts or ExpireAfterMin, not both.",
  hint: "Remove one of the two.",
});

export const retryOutOfRange = (path: IssuePath, name: string, value: number, range: string): Issue => ({
  code: "RETRY_OUT_OF_RANGE",
  path,
  message: `${name} is ${value}; it must be ${range}.`,
  hint: `Give a value that is ${range}.`,
});

export const retryExceptionsEmpty = (path: IssuePath): Issue => ({
  code: "RETRY_EXCEPTIONS_EMPTY",
  path,
  message: "ExceptionType is empty: the policy applies to nothing.",
  hint: 'Name at least one, for example "Step.SERVICE_FAULT".',
});

export const retryExceptionUnknown = (
  path: IssuePath,
  name: string,
  type: string,
  allowed: readonly string[],
): Issue => ({
  code: "RETRY_EXCEPTION_UNKNOWN",
  path,
  message: `${quoted(name)} is not an exception that a ${type} step can be retried after.`,
  hint: `Use ${quotedList(allowed)}.`,
});
