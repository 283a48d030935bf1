import type { Issue } from "@sagewright/core";

export const stepLeftOut = (
  reader: string,
  how: "reads an output of" | "depends on",
  source: string,
  condition: string,
): Issue => ({
  code: "STEP_LEFT_OUT",
  path: ["steps", reader],
  message: `Step "${reader}" ${how} "${source}", which is left out: the conditions of "${condition}" are known to come out the other way.`,
  hint: `Let "${reader}" stand in the same branch, or give the conditions of "${condition}" a value that is known only when the pipeline runs.`,
});

export const forEachNameDuplicate = (name: string, first: number, second: number): Issue => ({
  code: "FOR_EACH_NAME_DUPLICATE",
  path: ["forEach", second],
  message: `A forEach() makes a step named "${name}" for item ${first} and again for item ${second}.`,
  hint: "Put the item or its index into the name.",
});

export const forEachItemsInvalid = (): Issue => ({
  code: "FOR_EACH_ITEMS_INVALID",
  path: ["forEach"],
  message: "The items of a forEach() are not a list that is known when the pipeline is written.",
  hint: "Give an array; what is known only when the pipeline runs has no items yet.",
});

export const subPipelineInvalid = (prefix: string, problem: string): Issue => ({
  code: "SUB_PIPELINE_INVALID",
  path: ["subPipeline", prefix],
  message: `The sub-pipeline "${prefix}" cannot be made: ${problem}.`,
  hint: "Give a function that makes its steps through the `step` it gets, and returns at once.",
});

export const joinNotLowerable = (reader: string, condition: string, problem: string): Issue => ({
  code: "JOIN_NOT_LOWERABLE",
  path: ["steps", reader],
  message: `A value joined by "${condition}" cannot be had where it is read: ${problem}.`,
  hint: `Let what reads the value stand beside "${condition}" or in its branches, and let "${condition}" not wait for it.`,
});

export const joinTooManySteps = (condition: string, most: number): Issue => ({
  code: "JOIN_TOO_MANY_STEPS",
  path: ["steps", condition],
  message: `With what reads a value joined by "${condition}" copied into both branches, the pipeline has more than ${most} copies.`,
  hint: "Join fewer values: each join doubles the steps that come after it.",
});

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

export const joinOutsideSteps = (condition: string): Issue => ({
  code: "JOIN_OUTSIDE_STEPS",
  path: [],
  message: `A value joined by "${condition}" is used outside of the steps, where it is needed before "${condition}" has run.`,
  hint: "Use parameters, literals and execution variables for the names of experiments and of MLflow.",
});
