import { SagewrightError } from "@sagewright/core";
import { type AwsCall, failureIssue } from "./failure-issue.ts";

/** Does a call; its failure is thrown as an issue that says what the user can do. */
export async function awsCall<T>(call: AwsCall, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const issue = failureIssue(error, call);
    if (issue === undefined) throw error;
    throw new SagewrightError([issue], { cause: error });
  }
}
