import type { StepEmission } from "../compile/emission.ts";
import {
  functionArnInvalid,
  functionNameInvalid,
  lambdaPlaceInvalid,
  lambdaPlaceMissing,
} from "../issues.ts";
import type { LambdaFunctionProps, LambdaPlace } from "../lambda-function.ts";
import type { StepNode } from "../step-node.ts";

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
  else if (!isPlace(all.lambda)) all.issues.push(lambdaPlaceInvalid(node.name, all.lambda));
  // What stands in where a place is missing has its form, so that no other rule finds fault with it.
  const { region, accountId } = all.lambda ?? { region: "us-east-1", accountId: "000000000000" };
  const name = functionName ?? `${all.pipelineName}-${node.name}`;
  return `arn:${partitionOf(region)}:lambda:${region}:${accountId}:function:${name}`;
}

const isPlace = ({ region, accountId }: LambdaPlace): boolean =>
  /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region) && /^\d{12}$/.test(accountId);

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
