import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import type { AwsCall } from "../aws/failure-issue.ts";
import { sagemakerRefused } from "./issues.ts";
import type { Sagemaker } from "./open-sagemaker.ts";

/** Does a call; its failure is thrown as an issue in the words of the target. Issues: AWS_…; SAGEMAKER_REFUSED. */
export async function sagemakerCall<T>(
  { target }: Pick<Sagemaker, "target">,
  call: AwsCall,
  send: () => Promise<T>,
): Promise<T> {
  if (target === "aws") return awsCall(call, send);
  try {
    return await send();
  } catch (error) {
    if (error instanceof SagewrightError || !isServiceAnswer(error)) throw error;
    throw new SagewrightError([sagemakerRefused(call.action, error.name, error.message)], { cause: error });
  }
}

/** What the SDK throws when a service has answered. */
const isServiceAnswer = (error: unknown): error is Error =>
  error instanceof Error &&
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode !==
    undefined;
