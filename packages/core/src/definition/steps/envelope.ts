import type { CacheConfig } from "../cache-config.ts";
import type { RetryPolicy } from "../retry-policy.ts";

/** The keys that every step has, whatever its type. */
export interface StepEnvelope<Type extends string> {
  /** 1 to 64 of `A-Za-z0-9-_`, unique in the whole document, branches included. */
  readonly Name: string;
  readonly Type: Type;
  /** Names of steps that must succeed before this one starts. */
  readonly DependsOn?: readonly string[];
  readonly DisplayName?: string;
  /** At most 3072 characters. */
  readonly Description?: string;
}

/** Keys of steps whose result may be taken from an earlier execution. */
export interface Cacheable {
  readonly CacheConfig?: CacheConfig;
}

/** Keys of steps that may be tried again after a failure of the service. */
export interface Retryable {
  readonly RetryPolicies?: readonly RetryPolicy[];
}

/** A value that a Lambda or Callback step hands back. */
export interface OutputParameter {
  readonly OutputName: string;
  readonly OutputType: "String" | "Integer" | "Float" | "Boolean";
}
