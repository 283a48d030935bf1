import type { StepEmission } from "./compile/emission.ts";
import { functionArnInvalid, functionNameInvalid, lambdaPlaceMissing } from "./issues.ts";
import type { StepNode } from "./step-node.ts";

export type LambdaRuntime = "nodejs22.x" | "nodejs24.x";

/** Where the Lambda functions of function steps live. */
export interface LambdaPlace {
  /** Such as "eu-central-1". */
  readonly region: string;
  /** 12 digits. */
  readonly accountId: string;
  /** The ARN of the IAM role that the functions run with, for those that name none. */
  readonly role?: string;
}

/** The Lambda function behind a function step, which `deploy` makes. */
export interface LambdaFunctionProps {
  /** The function's ARN without version or alias, where region and account are not those of `lambda` of the pipeline. */
  readonly functionArn?: string;
  /** 1 to 64 of `A-Za-z0-9-_`. @default <pipeline>-<step> */
  readonly functionName?: string;
  /** @default "nodejs22.x" */
  readonly runtime?: LambdaRuntime;
  /** MiB, 128 to 10 240; the processor grows with it. @default 512 */
  readonly memorySize?: number;
  /** Seconds, 1 to 600; then the step fails. @default 120 */
  readonly timeout?: number;
  readonly environment?: { readonly [name: string]: string };
  /** The ARN of the IAM role that the function runs with. @default `role` of the pipeline's `lambda` */
  readonly functionRole?: string;
}

/** What a Lambda function is made with; the code is that of the asset. */
export interface LambdaConfiguration {
  readonly functionName: string;
  readonly runtime: LambdaRuntime;
  readonly handler: "main.handler";
  /** MiB. */
  readonly memorySize: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: { readonly [name: string]: string };
  readonly role?: string;
}

/**
 * The alias of the version of a function that has this code. It is part of the definition, so that an execution runs the code
 * that it was compiled with, and a cached result counts only for that.
 */
export const lambdaAlias = (hash: string | undefined): string => `code-${hash?.slice(0, 16) ?? "unhashed"}`;

const FUNCTION_ARN = /^arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:([A-Za-z0-9_-]{1,64})$/;
const FUNCTION_NAME = /^[A-Za-z0-9_-]{1,64}$/;

interface Named extends StepNode {
  readonly props: LambdaFunctionProps;
}

/** Issues: FUNCTION_NAME_INVALID. */
export function lambdaName({ name, props }: Named, { all }: StepEmission): string {
  const given = FUNCTION_ARN.exec(props.functionArn ?? "")?.[1];
  const functionName = given ?? props.functionName ?? `${all.pipelineName}-${name}`;
  if (!FUNCTION_NAME.test(functionName)) all.issues.push(functionNameInvalid(name, functionName));
  return functionName;
}

/** Issues: FUNCTION_ARN_INVALID, LAMBDA_PLACE_MISSING. */
export function functionArnOf(node: Named, { all }: StepEmission): string {
  const { functionArn, functionName } = node.props;
  if (functionArn !== undefined) {
    if (!FUNCTION_ARN.test(functionArn)) all.issues.push(functionArnInvalid(node.name, functionArn));
    return functionArn;
  }
  if (all.lambda === undefined) all.issues.push(lambdaPlaceMissing(node.name));
  // What stands in where a place is missing has its form, so that no other rule finds fault with it.
  const { region, accountId } = all.lambda ?? { region: "us-east-1", accountId: "000000000000" };
  const name = functionName ?? `${all.pipelineName}-${node.name}`;
  return `arn:${partitionOf(region)}:lambda:${region}:${accountId}:function:${name}`;
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
