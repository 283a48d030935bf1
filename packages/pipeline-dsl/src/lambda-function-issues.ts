import type { Issue } from "@sagewright/core";

/** Issues of function steps on Lambda. */

export const lambdaPlaceMissing = (step: string): Issue => ({
  code: "LAMBDA_PLACE_MISSING",
  path: ["steps", step],
  message: `Step "${step}" runs as a Lambda function, and nothing says in which region and account.`,
  hint: 'Give `lambda: { region: "eu-central-1", accountId: "111122223333" }` to pipeline() or in sagewright.config.ts, or `functionArn` to the step.',
});

export const functionArnInvalid = (step: string, functionArn: string): Issue => ({
  code: "FUNCTION_ARN_INVALID",
  path: ["steps", step, "functionArn"],
  message: `Step "${step}" has the function ARN ${JSON.stringify(functionArn)}, which names no Lambda function as a whole.`,
  hint: "Give arn:aws:lambda:<region>:<account>:function:<name>, without a version or an alias: the alias of the code is added.",
});

export const functionNameInvalid = (step: string, functionName: string): Issue => ({
  code: "FUNCTION_NAME_INVALID",
  path: ["steps", step, "functionName"],
  message: `Lambda refuses ${JSON.stringify(functionName)} as the name of a function, of step "${step}".`,
  hint: "Give `functionName`: 1 to 64 letters, digits, hyphens and underscores.",
});

export const lambdaPlaceInvalid = (
  step: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): Issue => ({
  code: "LAMBDA_PLACE_INVALID",
  path: ["lambda"],
  message: `Step "${step}" runs as a Lambda function in the region ${JSON.stringify(region)} of the account ${JSON.stringify(accountId)}, and there is no such place.`,
  hint: 'Give `lambda` a region such as "eu-central-1" and an account id of 12 digits.',
});

export const functionShared = (step: string, other: string, functionArn: string): Issue => ({
  code: "FUNCTION_SHARED",
  path: ["steps", step, "functionName"],
  message: `Steps "${other}" and "${step}" both make the Lambda function ${functionArn}, each with code of its own.`,
  hint: "Give one of them another `functionName`.",
});
