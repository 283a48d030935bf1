import {
  cacheKeyOf,
  type JsonObject,
  type KeyedFields,
  keyedFields,
  resolveArguments,
  resolveStepKeys,
  type Scope,
  type Step,
} from "@sagewright/core";

/** What a job of a step is asked to do, and the key under which its results are found again. */
export interface KeyedRequest {
  readonly arguments: JsonObject;
  readonly functionArn?: string;
  readonly queueUrl?: string;
  /** `undefined` for a type without a cache. */
  readonly fields: KeyedFields | undefined;
  /** `undefined` when the results are never found again. */
  readonly cacheKey: string | undefined;
}

/** Resolves a step's request as of the scope's moment. Throws what `resolveArguments` throws. */
export function keyedRequest(step: Step, scope: Scope): KeyedRequest {
  const { FunctionArn, SqsQueueUrl } = resolveStepKeys(step, scope);
  const resolved = resolveArguments(step, scope);
  const keys: JsonObject = {
    ...(typeof FunctionArn === "string" ? { FunctionArn } : {}),
    ...(typeof SqsQueueUrl === "string" ? { SqsQueueUrl } : {}),
  };
  const fields = keyedFields(step, resolved, keys);
  return {
    arguments: resolved,
    ...(typeof FunctionArn === "string" ? { functionArn: FunctionArn } : {}),
    ...(typeof SqsQueueUrl === "string" ? { queueUrl: SqsQueueUrl } : {}),
    fields,
    cacheKey: cacheKeyOf(fields),
  };
}
