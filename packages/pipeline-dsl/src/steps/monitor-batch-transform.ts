import { isJsonObject, SagewrightError } from "@sagewright/core";
import { stepPropInvalid } from "../issues.ts";
import { group, type ListedStep, type StepGroup, type StepList } from "../step-group.ts";
import { listOf, propsOf } from "../step-node.ts";
import type { EnvelopeProps } from "../step-props.ts";
import type { Analysis } from "./clarify-analysis.ts";
import { type ClarifyCheckProps, type ClarifyCheckStep, clarifyCheck } from "./clarify-check.ts";
import {
  type DataQualityCheckProps,
  type ModelQualityCheckProps,
  type QualityCheckProps,
  type QualityCheckStep,
  qualityCheck,
} from "./quality-check.ts";
import { type TransformProps, type TransformStep, transform } from "./transform.ts";

type QualityCheckType = QualityCheckProps["checkType"];
type CheckType = QualityCheckType | Analysis["checkType"];

type CheckPropsOf<Type extends CheckType> = Type extends "DATA_QUALITY"
  ? DataQualityCheckProps
  : Type extends "MODEL_QUALITY"
    ? ModelQualityCheckProps
    : ClarifyCheckProps;
type Monitoring<Type extends CheckType> = { readonly checkType: Type } & CheckPropsOf<Type>;

interface MonitoredTransformProps {
  readonly transform: TransformProps;
  /** What the first of the two steps waits for. */
  readonly dependsOn?: StepList;
}

export interface MonitorAfterTransformProps<Type extends CheckType> extends MonitoredTransformProps {
  /** What `step.qualityCheck` or `step.clarifyCheck` takes, or a function from the transform step to that. */
  readonly monitoring: Monitoring<Type> | ((transform: TransformStep) => Monitoring<Type>);
  readonly monitorBeforeTransform?: false;
}

export interface MonitorBeforeTransformProps<Type extends CheckType> extends MonitoredTransformProps {
  readonly monitoring: Monitoring<Type & ("DATA_QUALITY" | "MODEL_EXPLAINABILITY")>;
  /** Whether the data are checked first, and the model is asked only if they pass. @default false */
  readonly monitorBeforeTransform: true;
}

export type MonitorBatchTransformProps<Type extends CheckType = CheckType> =
  | MonitorAfterTransformProps<Type>
  | MonitorBeforeTransformProps<Type>;

/** Both steps; list it as one. */
export interface MonitoredBatchTransform<Name extends string, Type extends CheckType> extends StepGroup {
  readonly transform: TransformStep<`${Name}-transform`>;
  readonly monitoring: Type extends QualityCheckType
    ? QualityCheckStep<`${Name}-monitoring`>
    : ClarifyCheckStep<`${Name}-monitoring`>;
}

/**
 * A batch transform and a check of what goes into it or of what comes out: the steps `<name>-transform` and
 * `<name>-monitoring`, one after the other.
 *
 * Issues: STEP_PROP_INVALID, and those of the two steps.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html
 * @example
 * const score = step.monitorBatchTransform("Score", {
 *   transform: { modelName, instanceType: "ml.m5.large", source: params.Batch },
 *   monitoring: (transform) => ({
 *     checkType: "MODEL_QUALITY", baselineDataset: transform.outputs.transformed, …
 *   }),
 * });
 * pipeline("P", { steps: [score] })
 */
export function monitorBatchTransform<const Name extends string, const Type extends CheckType>(
  name: Name,
  props: MonitorBatchTransformProps<Type>,
): MonitoredBatchTransform<Name, Type> {
  const { dependsOn } = propsOf(name, props);
  const asked = objectOf(name, "transform", props.transform);
  const steps = props.monitorBeforeTransform === true ? checkFirst() : transformFirst();
  return group([steps.transform, steps.monitoring], steps) as MonitoredBatchTransform<Name, Type>;

  function checkFirst() {
    const monitoring = checkStep(name, props.monitoring, listOf(dependsOn));
    return { transform: transform(`${name}-transform`, after([monitoring], asked)), monitoring };
  }

  function transformFirst() {
    const made = transform(`${name}-transform`, after(listOf(dependsOn), asked));
    const { monitoring } = props;
    const given = typeof monitoring === "function" ? monitoring(made) : monitoring;
    return { transform: made, monitoring: checkStep(name, given, [made]) };
  }
}

function checkStep(name: string, given: unknown, earlier: readonly ListedStep[]) {
  const props = objectOf(name, "monitoring", given as QualityCheckProps | ClarifyCheckProps);
  const own = `${name}-monitoring`;
  return isQualityCheck(props)
    ? qualityCheck(own, after(earlier, props))
    : clarifyCheck(own, after(earlier, props));
}

/** Plain JavaScript may give anything. */
function objectOf<T>(name: string, prop: string, given: T): T {
  if (isJsonObject(given)) return given;
  throw new SagewrightError([stepPropInvalid(name, prop, "an object")]);
}

const isQualityCheck = (props: QualityCheckProps | ClarifyCheckProps): props is QualityCheckProps =>
  props.checkType === "DATA_QUALITY" || props.checkType === "MODEL_QUALITY";

const after = <Props extends EnvelopeProps>(earlier: readonly ListedStep[], props: Props): Props => ({
  ...props,
  dependsOn: [...earlier, ...listOf(props.dependsOn)],
});
