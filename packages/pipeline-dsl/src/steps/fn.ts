import { SagewrightError } from "@sagewright/core";
import { propValueInvalid } from "../issues.ts";
import type { Reports } from "../report.ts";
import { propsOf } from "../step-node.ts";
import {
  type FunctionOnLambdaProps,
  type FunctionOnLambdaStep,
  fnOnLambda,
  type LambdaFunctionInputs,
} from "./fn-on-lambda.ts";
import {
  type FunctionInputs,
  type FunctionOutput,
  type FunctionProps,
  type FunctionStep,
  fnOnProcessing,
} from "./fn-on-processing.ts";
import type { OutputParameters } from "./output-parameters.ts";

/**
 * A TypeScript function as a step. It is bundled with what it imports and runs in a Node image, as a
 * processing job; or with `on: "lambda"` as a Lambda function, for what takes seconds and needs no files.
 *
 * @example
 * const split = step.fn("Split", {
 *   inputs: { table: asset("data.csv"), share: params.TestShare },
 *   outputs: ["train", "test"],
 *   run: async ({ inputs, outputs }) => { … }, // inputs.table: a folder; inputs.share: number
 * });
 * split.outputs.train // Ref<S3Uri>
 *
 * @example
 * const count = step.fn("Count", {
 *   on: "lambda",
 *   inputs: { words: params.Words },
 *   returns: { count: "Integer" },
 *   run: ({ inputs }) => ({ count: inputs.words.split(" ").length }),
 * });
 * count.outputs.count // Ref<number>
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, FUNCTION_IMAGE_MISSING, FUNCTION_INPUT_KIND_UNKNOWN, FUNCTION_INPUT_RESERVED, STEP_PROP_INVALID,
 * VALUE_OUT_OF_RANGE; on Lambda LAMBDA_PLACE_MISSING, LAMBDA_PLACE_INVALID, FUNCTION_ARN_INVALID, FUNCTION_NAME_INVALID, FUNCTION_SHARED.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export function fn<
  const Name extends string,
  const Inputs extends LambdaFunctionInputs = Record<never, never>,
  const Returns extends OutputParameters = Record<never, never>,
>(name: Name, props: FunctionOnLambdaProps<Inputs, Returns>): FunctionOnLambdaStep<Name, Returns>;
export function fn<
  const Name extends string,
  const Inputs extends FunctionInputs = Record<never, never>,
  const Outputs extends readonly string[] = readonly [],
  R extends Reports = Record<never, never>,
>(name: Name, props: FunctionProps<Inputs, Outputs, R>): FunctionStep<Name, FunctionOutput<Outputs, R>, R>;
export function fn(
  name: string,
  given: FunctionOnLambdaProps | FunctionProps,
): FunctionOnLambdaStep | FunctionStep {
  const props = propsOf(name, given);
  const on: unknown = props.on;
  if (on !== undefined && on !== "lambda" && on !== "processing")
    throw new SagewrightError([propValueInvalid(["steps", name, "on"], on, '"processing" or "lambda"')]);
  return props.on === "lambda" ? fnOnLambda(name, props) : fnOnProcessing(name, props);
}
