import { isJsonObject, type JsonValue } from "@sagewright/core";
import type { DatasetFormat } from "../../steps/quality-check.ts";
import { isExpressionValue } from "../plain-object.ts";
import type { Reader, StepReader } from "../reader.ts";
import { never } from "../written.ts";
import { inputOf, readCheckProps, uriMember } from "./check-props.ts";

const PROBLEMS: readonly unknown[] = ["Regression", "BinaryClassification", "MulticlassClassification"];
const ATTRIBUTES = {
  inferenceAttribute: "inference_attribute",
  probabilityAttribute: "probability_attribute",
  groundTruthAttribute: "ground_truth_attribute",
  probabilityThresholdAttribute: "probability_threshold_attribute",
};

export const readQualityCheck: StepReader = (from) => {
  const { CheckType: checkType } = from.wire;
  const isModel = checkType === "MODEL_QUALITY";
  if (!isModel && checkType !== "DATA_QUALITY") return undefined;
  return {
    kind: "qualityCheck",
    needs: ["image", "baselineDataset", ...(isModel ? ["problemType"] : [])],
    props: {
      checkType,
      ...readCheckProps(from, "quality_check_output"),
      baselineDataset: inputOf(from, "baseline_dataset_input")?.neededS3Uri("S3Input.S3Uri"),
      datasetFormat: readFormat(from.at("Environment.dataset_format")),
      recordPreprocessorScript: readScript(from, "record_preprocessor_script"),
      postAnalyticsProcessorScript: readScript(from, "post_analytics_processor_script"),
      ...(isModel ? readModelProps(from) : undefined),
      environment: readOwnEnvironment(from, isModel),
      suppliedBaselineStatistics: uriMember(from, "SuppliedBaselineStatistics"),
    },
  };
};

function readModelProps(from: Reader) {
  const problem = from.at("Environment.problem_type");
  const attributes = Object.entries(ATTRIBUTES).map(([prop, variable]) => [
    prop,
    from.text(`Environment.${variable}`),
  ]);
  return {
    problemType: readProblem(from, problem),
    ...Object.fromEntries(attributes),
  };
}

function readProblem(from: Reader, problem: JsonValue | undefined): unknown {
  if (PROBLEMS.includes(problem) || problem === undefined) return problem;
  return isExpressionValue(problem) ? from.text("Environment.problem_type") : never(problem);
}

/** The format that a text says, as far as the language knows it; what differs then is an override. */
function readFormat(text: JsonValue | undefined): DatasetFormat {
  const said = typeof text === "string" ? parsed(text) : undefined;
  if (said === undefined || said === null || !isJsonObject(said)) return { csv: {} };
  const { csv, json, sagemakerCaptureJson: capture } = said;
  if (json !== undefined) return { json: isJsonObject(json) && json.lines === false ? { lines: false } : {} };
  if (capture !== undefined) {
    const names = isJsonObject(capture) ? capture.captureIndexNames : undefined;
    const isUsual = JSON.stringify(names) === '["endpointInput","endpointOutput"]';
    const areTexts = Array.isArray(names) && names.every((name) => typeof name === "string");
    return { sagemakerCaptureJson: areTexts && !isUsual ? { captureIndexNames: names } : {} };
  }
  const { header, output_columns_position: position } = csv !== undefined && isJsonObject(csv) ? csv : {};
  return {
    csv: {
      ...(header === false ? { header } : {}),
      ...(position === "END" ? { outputColumnsPosition: position } : {}),
    },
  };
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A script that lies in S3: under its own name, or in a folder as the SDK's do. */
function readScript(from: Reader, variable: string): unknown {
  const input = `${variable}_input`;
  const folder = `/opt/ml/processing/input/${input}/`;
  const code = inputOf(from, input)?.s3Uri("S3Input.S3Uri");
  const path = from.at(`Environment.${variable}`);
  if (code === undefined || typeof path !== "string" || !path.startsWith(folder)) return undefined;
  const entryPoint = path.slice(folder.length);
  return typeof code === "string" && code.endsWith(`/${entryPoint}`) ? code : { code, entryPoint };
}

const USUAL: { readonly [variable: string]: string } = {
  output_path: "/opt/ml/processing/output",
  publish_cloudwatch_metrics: "Disabled",
  dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
};

/** What no other prop says. */
function readOwnEnvironment(from: Reader, isModel: boolean): object | undefined {
  const said = new Set([
    "dataset_format",
    "record_preprocessor_script",
    "post_analytics_processor_script",
    ...(isModel ? ["analysis_type", "problem_type", ...Object.values(ATTRIBUTES)] : []),
  ]);
  const own = Object.entries(from.textMap("Environment") ?? {}).filter(
    ([name]) => !said.has(name) && from.at(`Environment.${name}`) !== USUAL[name],
  );
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
