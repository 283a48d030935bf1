import type { Issue } from "@sagewright/core";
import { awsRegionInvalid, endpointInvalid } from "./issues.ts";

/** A part of a host's name, as which a region is sent. */
const REGION = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with where requests are to go, which the SDK would tell of as a defect, or not at all. */
export function placeIssues(
  {
    region,
    endpointUrl,
  }: { readonly region?: string | undefined; readonly endpointUrl?: string | undefined },
  environment: Readonly<Record<string, string | undefined>>,
): readonly Issue[] {
  const asked = region ?? (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined);
  const variable = endpointUrl === undefined ? environment.AWS_ENDPOINT_URL || undefined : undefined;
  return [
    ...(asked === undefined || REGION.test(asked) ? [] : [awsRegionInvalid(asked)]),
    ...(endpointUrl === undefined || isWebUrl(endpointUrl)
      ? []
      : [endpointInvalid("--endpoint-url", endpointUrl)]),
    ...(variable === undefined || isWebUrl(variable) ? [] : [endpointInvalid("AWS_ENDPOINT_URL", variable)]),
  ];
}

function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}
