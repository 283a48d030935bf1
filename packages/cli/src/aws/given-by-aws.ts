import { SagewrightError } from "@sagewright/core";
import type { AwsCall } from "./failure-issue.ts";
import { awsAnswerForeign } from "./issues.ts";

/**
 * What every answer of AWS to a call has: without it something else has answered, such as a network's sign-in page, and nothing
 * is done.
 *
 * Issues: AWS_ANSWER_FOREIGN.
 */
export function givenByAws(
  value: string | undefined,
  { action }: AwsCall,
  { $metadata }: { readonly $metadata: { readonly httpStatusCode?: number } },
): string {
  if (value === undefined)
    throw new SagewrightError([awsAnswerForeign(action, $metadata.httpStatusCode ?? 200)]);
  return value;
}
