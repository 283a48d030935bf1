import type { AwsOptions } from "./clients.ts";

/** The flags that name a place again, for a command that comes next; `aws` takes them as `sagewright` does. */
export const placeFlags = ({ region, profile, endpointUrl }: AwsOptions): readonly string[] => [
  ...(region === undefined ? [] : ["--region", region]),
  ...(profile === undefined ? [] : ["--profile", profile]),
  ...(endpointUrl === undefined ? [] : ["--endpoint-url", endpointUrl]),
];
