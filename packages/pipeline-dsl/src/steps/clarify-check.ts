import {
  type Issue,
  isJsonObject,
  type JsonObject,
  SagewrightError,
  type ClarifyCheckStep as WireClarifyCheckStep,
} from "@sagewright/core";
import { isSource, type Source, type StepEmission, wireOptional, wireSource } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { overridden, wireJson } from "../compile/json.ts";
import { type ContentAsset, contentAsset } from "../content-asset.ts";
import type { Input } from "../input.ts";
import { stepPropInvalid } from "../issues.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import { stepS3Uri } from "../step-ref.ts";
import { analysisConfig, monitoringConfig } from "./analysis-config.ts";
import { type CheckProps, checkKeys, checkRequest } from "./check-job.ts";
import type { Analysis } from "./clarify-analysis.ts";
import { type ProcessingInputProps, s3Input } from "./processing-files.ts";

export interface ClarifyCheckJobProps extends CheckProps {
  /** The data to analyse. */
  readonly dataset:
    | Source
    | Pick<ProcessingInputProps, "source" | "s3DataDistributionType" | "s3CompressionType">;
}

type KeysOfEach<Union> = Union extends unknown ? keyof Union : never;
type NoAnalysis = {
  readonly [Prop in Exclude<KeysOfEach<Analysis>, "checkType" | "analysisConfig">]?: never;
};

/** A check whose analysis_config.json you write yourself. */
export interface ClarifyCheckFileProps extends ClarifyCheckJobProps, NoAnalysis {
  readonly checkType: Analysis["checkType"];
  /** A file named analysis_config.json. */
  readonly analysisConfig: Source;
  /** The model to ask, for the two checks of a model. */
  readonly modelName?: Input<string>;
}

export type ClarifyCheckProps = ClarifyCheckFileProps | (ClarifyCheckJobProps & Analysis);

export interface ClarifyCheckStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "clarifyCheck";
  readonly props: ClarifyCheckProps;
  /** `analysis.json`: that of this run, and that which later data are compared with. */
  readonly outputs: {
    readonly calculatedBaselineConstraints: Ref<S3Uri>;
    readonly baselineUsedForDriftCheckConstraints: Ref<S3Uri>;
  };
  /** What later monitoring asks: `configFile: { s3Uri: check.monitoringConfig }` in a model's `driftCheckBaselines`. */
  readonly monitoringConfig: Source;
}

/**
 * Looks for bias in data or in a model's answers, or explains the answers, and compares the result with a baseline.
 * The two checks of a model put it on an endpoint for that time. It is not retried.
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, STEP_PROP_INVALID, VALUE_NOT_JSON, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-clarify-check
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html
 */
export function clarifyCheck<const Name extends string>(
  name: Name,
  props: ClarifyCheckProps,
): ClarifyCheckStep<Name> {
  const id = stepId(name);
  const given = propsOf(name, props);
  if (!hasFile(given)) checkAnalysis(name, given);
  return Object.freeze({
    [STEP]: id,
    kind: "clarifyCheck",
    name,
    props: Object.freeze({ ...given }),
    outputs: Object.freeze({
      calculatedBaselineConstraints: stepS3Uri(id, "CalculatedBaselineConstraints"),
      baselineUsedForDriftCheckConstraints: stepS3Uri(id, "BaselineUsedForDriftCheckConstraints"),
    }),
    monitoringConfig: hasFile(given) ? given.analysisConfig : configFile(monitoringConfig(given)),
  });
}

export function emitClarifyCheck(node: ClarifyCheckStep, to: StepEmission): WireClarifyCheckStep {
  const { props } = node;
  const { source, ...how } = isSource(props.dataset) ? { source: props.dataset } : props.dataset;
  const inputs = [
    s3Input("analysis_config", wireSource(configSource(props, to), to), to, {
      destination: `${INPUT}/config`,
    }),
    s3Input("dataset", wireSource(source, to), to, { ...how, destination: `${INPUT}/data` }),
  ];
  const request = checkRequest(props, to, { inputs, output: "analysis_result" });
  const step = Object.assign(envelope(node, "ClarifyCheck", request, props), {
    CheckType: props.checkType,
    ...checkKeys(props, to),
  });
  if (props.checkType === "DATA_BIAS") return step;
  const modelName = hasFile(props) ? props.modelName : props.predictor?.modelName;
  return Object.assign(step, { ModelName: wireOptional(modelName, to) ?? null });
}

/** What plain JavaScript may leave out, and nothing can be asked without. */
function checkAnalysis(step: string, analysis: Analysis): void {
  const issues: Issue[] = [];
  const { checkType, predictor } = analysis;
  if (checkType !== "MODEL_EXPLAINABILITY" && !Array.isArray(analysis.facet))
    issues.push(stepPropInvalid(step, "facet", "a list"));
  if (checkType === "MODEL_EXPLAINABILITY" && !isJsonObject(analysis.shap))
    issues.push(stepPropInvalid(step, "shap", "an object"));
  if (checkType !== "DATA_BIAS" && !isJsonObject(predictor))
    issues.push(stepPropInvalid(step, "predictor", "an object"));
  if (issues.length > 0) throw new SagewrightError(issues);
}

const INPUT = "/opt/ml/processing/input";

const hasFile = (props: ClarifyCheckProps): props is ClarifyCheckFileProps =>
  props.analysisConfig !== undefined;

function configSource(props: ClarifyCheckProps, to: StepEmission): Source {
  if (hasFile(props)) return props.analysisConfig;
  const config = wireJson(analysisConfig(props), to, ["analysisConfig"]) as JsonObject;
  return configFile(overridden(config, props.analysisConfigOverrides, to));
}

const configFile = (config: object): ContentAsset =>
  contentAsset("analysis_config.json", JSON.stringify(config));
