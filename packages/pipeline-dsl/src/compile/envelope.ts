import { type CacheConfig, isJsonObject, type RetryPolicy, type StepType } from "@sagewright/core";
import { listedNames } from "../step-group.ts";
import type { StepNode } from "../step-node.ts";
import type { AnyEnvelopeProps, RetryPolicyProps } from "../step-props.ts";

interface Envelope<Type extends StepType, Arguments> {
  readonly Name: string;
  readonly Type: Type;
  readonly Arguments: Arguments;
  DependsOn?: readonly string[];
  DisplayName?: string;
  Description?: string;
  RetryPolicies?: readonly RetryPolicy[];
  CacheConfig?: CacheConfig;
}

/**
 * The keys that every step has, in the Python SDK's order. What a type does not take is written all the same
 * when plain JavaScript gives it, for the definition's own check to refuse.
 */
export function envelope<const Type extends StepType, Arguments>(
  node: StepNode,
  type: Type,
  args: Arguments,
  props: AnyEnvelopeProps,
): Envelope<Type, Arguments> {
  const step: Envelope<Type, Arguments> = { Name: node.name, Type: type, Arguments: args };
  const { dependsOn, displayName, description, retry, cache } = props;
  const earlier = listedNames(dependsOn);
  if (earlier.length > 0) step.DependsOn = earlier;
  if (displayName !== undefined) step.DisplayName = displayName;
  if (description !== undefined) step.Description = description;
  if (retry !== undefined && !Array.isArray(retry))
    step.RetryPolicies = retry as unknown as readonly RetryPolicy[];
  else if (retry !== undefined && retry.length > 0) step.RetryPolicies = retry.map(retryPolicy);
  if (cache !== undefined) step.CacheConfig = cacheConfig(cache);
  return step;
}

function cacheConfig(cache: NonNullable<AnyEnvelopeProps["cache"]>): CacheConfig {
  if (!isJsonObject(cache)) return cache;
  const { enabled = true, expireAfter } = cache;
  return { Enabled: enabled, ...(expireAfter === undefined ? undefined : { ExpireAfter: expireAfter }) };
}

function retryPolicy(props: RetryPolicyProps): RetryPolicy {
  if (!isJsonObject(props)) return props as never;
  const { exceptionType, intervalSeconds, backoffRate, maxAttempts, expireAfterMin } = props;
  return {
    ExceptionType: typeof exceptionType === "string" ? [exceptionType] : exceptionType,
    ...(intervalSeconds === undefined ? undefined : { IntervalSeconds: intervalSeconds }),
    ...(backoffRate === undefined ? undefined : { BackoffRate: backoffRate }),
    ...(maxAttempts === undefined ? undefined : { MaxAttempts: maxAttempts }),
    ...(expireAfterMin === undefined ? undefined : { ExpireAfterMin: expireAfterMin }),
  };
}
