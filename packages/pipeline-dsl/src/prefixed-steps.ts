import type { Reports } from "./report.ts";
import { step } from "./step.ts";
import type { GROUP } from "./step-group.ts";
import type { StepNode } from "./step-node.ts";
import type {
  FunctionOnLambdaProps,
  FunctionOnLambdaStep,
  LambdaFunctionInputs,
} from "./steps/fn-on-lambda.ts";
import type {
  FunctionInputs,
  FunctionOutput,
  FunctionProps,
  FunctionStep,
} from "./steps/fn-on-processing.ts";
import type { OutputParameters } from "./steps/output-parameters.ts";

/** A step of which the name is known to have a prefix; of the steps in a group only that they have names. */
export type Prefixed<Made, Prefix extends string> = Made extends StepNode
  ? Omit<Made, "name"> & { readonly name: `${Prefix}-${Made["name"]}` }
  : Made extends { readonly [GROUP]: readonly StepNode[] }
    ? {
        readonly [Member in keyof Made]: Made[Member] extends StepNode
          ? Prefixed<Made[Member], string>
          : Made[Member];
      }
    : Made;

interface PrefixedFn<Prefix extends string> {
  <
    const Name extends string,
    const Inputs extends LambdaFunctionInputs = Record<never, never>,
    const Returns extends OutputParameters = Record<never, never>,
  >(
    name: Name,
    props: FunctionOnLambdaProps<Inputs, Returns>,
  ): FunctionOnLambdaStep<`${Prefix}-${Name}`, Returns>;
  <
    const Name extends string,
    const Inputs extends FunctionInputs = Record<never, never>,
    const Outputs extends readonly string[] = readonly [],
    R extends Reports = Record<never, never>,
  >(
    name: Name,
    props: FunctionProps<Inputs, Outputs, R>,
  ): FunctionStep<`${Prefix}-${Name}`, FunctionOutput<Outputs, R>, R>;
}

/** `step` with names that have a prefix. A kind of step without a row does not compile: see `satisfies`. */
export function prefixedSteps<const Prefix extends string>(
  prefix: Prefix,
  record: <Made>(made: Made) => Made,
) {
  const prefixed =
    <Name extends string, Rest extends readonly unknown[], Made>(make: (name: Name, ...rest: Rest) => Made) =>
    (name: Name, ...rest: Rest): Prefixed<Made, Prefix> =>
      record(make(`${prefix}-${name}` as Name, ...rest)) as Prefixed<Made, Prefix>;
  // Of two signatures the general way would keep one.
  const prefixedFn = ((name: string, props: never) =>
    record(step.fn(`${prefix}-${name}`, props))) as PrefixedFn<Prefix>;
  return {
    autoML: prefixed(step.autoML),
    bedrockCustomModel: prefixed(step.bedrockCustomModel),
    bedrockCustomModelDeployment: prefixed(step.bedrockCustomModelDeployment),
    bedrockModelImport: prefixed(step.bedrockModelImport),
    bedrockProvisionedModelThroughput: prefixed(step.bedrockProvisionedModelThroughput),
    callback: prefixed(step.callback),
    clarifyCheck: prefixed(step.clarifyCheck),
    condition: prefixed(step.condition),
    emr: prefixed(step.emr),
    emrServerless: prefixed(step.emrServerless),
    endpoint: prefixed(step.endpoint),
    endpointConfig: prefixed(step.endpointConfig),
    fail: prefixed(step.fail),
    fn: prefixedFn,
    inferenceComponent: prefixed(step.inferenceComponent),
    lambda: prefixed(step.lambda),
    lineage: prefixed(step.lineage),
    model: prefixed(step.model),
    monitorBatchTransform: prefixed(step.monitorBatchTransform),
    notebookJob: prefixed(step.notebookJob),
    processing: prefixed(step.processing),
    qualityCheck: prefixed(step.qualityCheck),
    raw: prefixed(step.raw),
    registerModel: prefixed(step.registerModel),
    repackModel: prefixed(step.repackModel),
    training: prefixed(step.training),
    transform: prefixed(step.transform),
    tuning: prefixed(step.tuning),
  } satisfies { readonly [Kind in keyof typeof step]: unknown };
}

/** `step` of a sub-pipeline. */
export type PrefixedSteps<Prefix extends string> = ReturnType<typeof prefixedSteps<Prefix>>;
