/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html */
export interface CacheConfig {
  readonly Enabled: boolean;
  /** ISO 8601 duration, in any case and with or without its `P`: `P30D`, `30d`, `T12H`. `P30M` is 30 months. */
  readonly ExpireAfter?: string;
}
