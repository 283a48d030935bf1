import {
  isJsonObject,
  SagewrightError,
  type QualityCheckStep as WireQualityCheckStep,
} from "@sagewright/core";
import type { FileAsset } from "../asset.ts";
import { type Code, locatedScript } from "../compile/code.ts";
import { type Source, type StepEmission, wireSource } from "../compile/emission.ts";
import { envelope } from "../compile/envelope.ts";
import { spacedJson } from "../compile/spaced-json.ts";
import type { Choice, Input, TextInput } from "../input.ts";
import { stepPropInvalid } from "../issues.ts";
import type { Ref, S3Uri } from "../ref.ts";
import { propsOf, STEP, type StepNode, stepId } from "../step-node.ts";
import { stepS3Uri } from "../step-ref.ts";
import { type CheckProps, checkKeys, checkRequest, orNull } from "./check-job.ts";
import { s3Input } from "./processing-files.ts";

/** How the records of a baseline data set are written. */
export type DatasetFormat =
  | {
      readonly csv: {
        /** Whether the first line names the columns. @default true */
        readonly header?: boolean;
        /** Where the columns of the model's answer stand. @default "START" */
        readonly outputColumnsPosition?: "START" | "END";
      };
    }
  /** @default lines: true, a record in each line */
  | { readonly json: { readonly lines?: boolean } }
  /** What an endpoint recorded. @default captureIndexNames: ["endpointInput", "endpointOutput"] */
  | { readonly sagemakerCaptureJson: { readonly captureIndexNames?: readonly string[] } };

/** A Python file: local or an S3 URI, or the file `entryPoint` in such a folder. */
export type QualityCheckScript =
  | string
  | URL
  | FileAsset
  | { readonly code: Code; readonly entryPoint: string };

interface AnyQualityCheckProps extends CheckProps {
  /** The data that the baseline is computed from. */
  readonly baselineDataset: Source;
  readonly datasetFormat: DatasetFormat;
  /** Changes each record before it is looked at. */
  readonly recordPreprocessorScript?: QualityCheckScript;
  /** Runs on the results. */
  readonly postAnalyticsProcessorScript?: QualityCheckScript;
  /** A `statistics.json` to compare with, before that of the group. */
  readonly suppliedBaselineStatistics?: Input<S3Uri>;
}

/** Checks the columns of data: types, completeness, distribution. */
export interface DataQualityCheckProps extends AnyQualityCheckProps {
  readonly checkType: "DATA_QUALITY";
}

/** Checks a model's answers against the truth. Attributes are names of columns, or JSONPaths. */
export interface ModelQualityCheckProps extends AnyQualityCheckProps {
  readonly checkType: "MODEL_QUALITY";
  readonly problemType: Choice<"Regression" | "BinaryClassification" | "MulticlassClassification">;
  /** Where the answer stands. */
  readonly inferenceAttribute?: TextInput;
  /** Where the probability stands; for classification. */
  readonly probabilityAttribute?: TextInput;
  /** Where the truth stands. */
  readonly groundTruthAttribute?: TextInput;
  /** From which probability on the answer is yes, 0 to 1; for binary classification. */
  readonly probabilityThresholdAttribute?: TextInput;
}

export type QualityCheckProps = DataQualityCheckProps | ModelQualityCheckProps;

export interface QualityCheckStep<Name extends string = string> extends StepNode<Name> {
  readonly kind: "qualityCheck";
  readonly props: QualityCheckProps;
  /** `statistics.json` and `constraints.json`: those of this run, and those that later data are compared with. */
  readonly outputs: {
    readonly calculatedBaselineStatistics: Ref<S3Uri>;
    readonly calculatedBaselineConstraints: Ref<S3Uri>;
    readonly baselineUsedForDriftCheckStatistics: Ref<S3Uri>;
    readonly baselineUsedForDriftCheckConstraints: Ref<S3Uri>;
  };
}

/**
 * Computes statistics of data, or of a model's answers, and compares them with a baseline. It is not retried.
 *
 * Issues: ROLE_MISSING, BUCKET_MISSING, CODE_ENTRY_POINT_MISSING, STEP_PROP_INVALID, VALUE_OUT_OF_RANGE (maxRuntimeInSeconds).
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-quality-check
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html
 */
export function qualityCheck<const Name extends string>(
  name: Name,
  props: QualityCheckProps,
): QualityCheckStep<Name> {
  const id = stepId(name);
  // Plain JavaScript may leave it out, and the monitor cannot guess it.
  if (!isJsonObject(propsOf(name, props).datasetFormat))
    throw new SagewrightError([stepPropInvalid(name, "datasetFormat", "an object")]);
  return Object.freeze({
    [STEP]: id,
    kind: "qualityCheck",
    name,
    props: Object.freeze({ ...props }),
    outputs: Object.freeze({
      calculatedBaselineStatistics: stepS3Uri(id, "CalculatedBaselineStatistics"),
      calculatedBaselineConstraints: stepS3Uri(id, "CalculatedBaselineConstraints"),
      baselineUsedForDriftCheckStatistics: stepS3Uri(id, "BaselineUsedForDriftCheckStatistics"),
      baselineUsedForDriftCheckConstraints: stepS3Uri(id, "BaselineUsedForDriftCheckConstraints"),
    }),
  });
}

const INPUT = "/opt/ml/processing/input";
const DATASET = "baseline_dataset_input";

export function emitQualityCheck(node: QualityCheckStep, to: StepEmission): WireQualityCheckStep {
  const { props } = node;
  const postAnalytics = wireScript("post_analytics_processor_script", props.postAnalyticsProcessorScript, to);
  const preprocessor = wireScript("record_preprocessor_script", props.recordPreprocessorScript, to);
  const environment = {
    output_path: "/opt/ml/processing/output",
    publish_cloudwatch_metrics: "Disabled",
    dataset_format: spacedJson(wireDatasetFormat(props.datasetFormat)),
    ...preprocessor.environment,
    ...postAnalytics.environment,
    dataset_source: `${INPUT}/${DATASET}`,
    ...modelEnvironment(props),
    ...props.environment,
  };
  const inputs = [
    s3Input(DATASET, wireSource(props.baselineDataset, to), to),
    ...postAnalytics.inputs,
    ...preprocessor.inputs,
  ];
  const request = checkRequest({ ...props, environment }, to, { inputs, output: "quality_check_output" });
  return Object.assign(envelope(node, "QualityCheck", request, props), {
    CheckType: props.checkType,
    ...checkKeys(props, to),
    SuppliedBaselineStatistics: orNull(props.suppliedBaselineStatistics, to),
  });
}

function wireDatasetFormat(format: DatasetFormat) {
  if ("csv" in format) {
    const { header = true, outputColumnsPosition = "START" } = format.csv;
    return { csv: { header, output_columns_position: outputColumnsPosition } };
  }
  if ("json" in format) return { json: { lines: format.json.lines ?? true } };
  const { captureIndexNames = ["endpointInput", "endpointOutput"] } = format.sagemakerCaptureJson;
  return { sagemakerCaptureJson: { captureIndexNames } };
}

/** A script is an input of its own, and the environment says where it lies. */
function wireScript(variable: string, script: QualityCheckScript | undefined, to: StepEmission) {
  if (script === undefined) return { inputs: [], environment: {} };
  const isInFolder = typeof script === "object" && script !== null && "entryPoint" in script;
  const { source, script: file } = isInFolder
    ? locatedScript(script.code, script.entryPoint, to)
    : locatedScript(script, undefined, to);
  const input = `${variable}_input`;
  return {
    inputs: [s3Input(input, wireSource(source, to), to)],
    environment: { [variable]: `${INPUT}/${input}/${file}` },
  };
}

function modelEnvironment(props: QualityCheckProps): { readonly [name: string]: TextInput } {
  if (props.checkType !== "MODEL_QUALITY") return {};
  const { inferenceAttribute, probabilityAttribute, groundTruthAttribute, probabilityThresholdAttribute } =
    props;
  return {
    analysis_type: "MODEL_QUALITY",
    problem_type: props.problemType,
    ...(inferenceAttribute === undefined ? {} : { inference_attribute: inferenceAttribute }),
    ...(probabilityAttribute === undefined ? {} : { probability_attribute: probabilityAttribute }),
    ...(groundTruthAttribute === undefined ? {} : { ground_truth_attribute: groundTruthAttribute }),
    ...(probabilityThresholdAttribute === undefined
      ? {}
      : { probability_threshold_attribute: probabilityThresholdAttribute }),
  };
}
