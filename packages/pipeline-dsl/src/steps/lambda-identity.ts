import type { Emission, StepEmission } from "../compile/emission.ts";
import {
  functionArnInvalid,
  functionNameInvalid,
  lambdaPlaceInvalid,
  lambdaPlaceMissing,
} from "../issues.ts";
import type { LambdaConfiguration, LambdaFunctionProps, LambdaPlace } from "../lambda-function.ts";
import type { StepNode } from "../step-node.ts";

const FUNCTION_ARN = /^arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:([A-Za-z0-9_-]{1,64})$/;
const FUNCTION_NAME = /^[A-Za-z0-9_-]{1,64}$/;

interface Named extends StepNode {
  readonly props: LambdaFunctionProps;
}

/**
 * The name of the Lambda function behind a step, and its ARN.
 *
 * Issues: FUNCTION_ARN_INVALID, LAMBDA_PLACE_MISSING, LAMBDA_PLACE_INVALID, FUNCTION_NAME_INVALID.
 */
export function lambdaIdentity(
  node: Named,
  { all }: StepEmission,
): Pick<LambdaConfiguration, "functionName" | "functionArn"> {
  const { functionArn } = node.props;
  const given = FUNCTION_ARN.exec(functionArn ?? "")?.[1];
  const functionName = given ?? node.props.functionName ?? `${all.pipelineName}-${node.name}`;
  if (functionArn !== undefined && given === undefined)
    all.issues.push(functionArnInvalid(node.name, functionArn));
  if (!FUNCTION_NAME.test(functionName)) all.issues.push(functionNameInvalid(node.name, functionName));
  return { functionName, functionArn: functionArn ?? arnInPlace(node.name, functionName, all) };
}

function arnInPlace(step: string, functionName: string, { lambda, issues }: Emission): string {
  if (lambda === undefined) issues.push(lambdaPlaceMissing(step));
  else if (!isPlace(lambda)) issues.push(lambdaPlaceInvalid(step, lambda));
  // What stands in where a place is missing has its form, so that no other rule finds fault with it.
  const { region, accountId } = lambda ?? { region: "us-east-1", accountId: "000000000000" };
  return `arn:${partitionOf(region)}:lambda:${region}:${accountId}:function:${functionName}`;
}

const isPlace = ({ region, accountId }: LambdaPlace): boolean =>
  /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) && /^\d{12}$/.test(accountId);

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
