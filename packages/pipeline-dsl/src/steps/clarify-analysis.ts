import type {
  ProductionVariantAcceleratorType,
  ProductionVariantInstanceType,
} from "@aws-sdk/client-sagemaker";
import type { JsonObject, JsonValue } from "@sagewright/core";
import type { Input } from "../input.ts";

/** A column, by name or by number. */
type Column = string | number;

/** What the data set is like. Everything that goes into analysis_config.json is known when the pipeline is written. */
export interface AnalysisDataProps {
  /** @default "text/csv" */
  readonly datasetType?:
    | "text/csv"
    | "application/json"
    | "application/jsonlines"
    | "application/x-parquet"
    | "application/x-image";
  /** The names of the columns. @default those that the data set says, else column_0, column_1, … */
  readonly headers?: readonly string[];
  /** The column, or JMESPath, of the truth. */
  readonly label?: Column;
  /** The JMESPath of the features, for JSON. */
  readonly features?: string;
  /** Columns that are not given to the model. */
  readonly excludedColumns?: readonly Column[];
  /** The column that joins the records with those of the two data sets below. */
  readonly joinsourceNameOrIndex?: Column;
  /** Where the sensitive attributes lie, when they are no columns of the data set. */
  readonly facetDatasetUri?: string;
  readonly facetHeaders?: readonly string[];
  /** Where the model's answers lie, instead of asking a model. */
  readonly predictedLabelDatasetUri?: string;
  readonly predictedLabelHeaders?: readonly string[];
  /** The column, or JMESPath, of the model's answer. */
  readonly predictedLabel?: Column;
  /** Anything else of analysis_config.json, in its own names; merged over what the other props say. */
  readonly analysisConfigOverrides?: JsonObject;
  readonly analysisConfig?: never;
}

/** Whether groups are treated alike. */
export interface BiasProps {
  /** Answers that are good for the person: values, or a threshold from which on they are. */
  readonly labelValuesOrThreshold?: readonly (string | number)[];
  /** The sensitive attributes, and the values, or the threshold, that make the group in question. */
  readonly facet: readonly {
    readonly nameOrIndex: Column;
    readonly valueOrThreshold?: readonly JsonValue[];
  }[];
  /** The column that tells subgroups apart, for CDDL and CDDPL. */
  readonly groupVariable?: Column;
}

/** The model to ask; SageMaker puts it on an endpoint for the time of the check. */
export interface PredictorProps {
  /** `outputs.modelName` of a model step, or the name of a model. */
  readonly modelName: Input<string>;
  readonly instanceType: ProductionVariantInstanceType;
  readonly initialInstanceCount: number;
  readonly acceleratorType?: ProductionVariantAcceleratorType;
  /** The MIME type to ask the model for. */
  readonly acceptType?: string;
  /** The MIME type to send to the model. */
  readonly contentType?: string;
  /** How records are put into a request of JSON, with `$features` or `$records` in it. */
  readonly contentTemplate?: string;
  readonly recordTemplate?: string;
  readonly customAttributes?: string;
  readonly targetModel?: string;
  /** The column, or JMESPath, of the answer in the response. */
  readonly label?: Column;
  /** The column, or JMESPath, of the probabilities in the response. */
  readonly probability?: Column;
  /** The answers that the probabilities stand for. */
  readonly labelHeaders?: readonly (string | number)[];
}

/** How much each feature counts for an answer: Kernel SHAP. */
export interface ShapProps {
  /** Records to compare with, or the S3 URI of a file of them. @default made by clustering the data set */
  readonly baseline?: string | readonly JsonValue[];
  /** Clusters to make the baseline from; not together with `baseline`. */
  readonly numClusters?: number;
  /** Altered records for each record. */
  readonly numSamples?: number;
  /** How the values of all records become one. @default "mean_abs" */
  readonly aggMethod?: "mean_abs" | "median" | "mean_sq";
  /** @default false */
  readonly useLogit?: boolean;
  /** @default true */
  readonly saveLocalShapValues?: boolean;
  readonly seed?: number;
  readonly featuresToExplain?: readonly Column[];
  /** For text: `token`, `sentence` or `paragraph`, and the language. */
  readonly textConfig?: {
    readonly granularity: "token" | "sentence" | "paragraph";
    readonly language: string;
  };
  readonly imageConfig?: {
    readonly modelType: "IMAGE_CLASSIFICATION" | "OBJECT_DETECTION";
    readonly numSegments?: number;
    readonly featureExtractionMethod?: string;
    readonly segmentCompactness?: number;
    readonly maxObjects?: number;
    readonly iouThreshold?: number;
    readonly context?: number;
  };
}

export type PreTrainingBiasMetric = "CI" | "DPL" | "KL" | "JS" | "LP" | "TVD" | "KS" | "CDDL";
export type PostTrainingBiasMetric =
  | "DPPL"
  | "DI"
  | "DCA"
  | "DCR"
  | "RD"
  | "DAR"
  | "DRR"
  | "AD"
  | "CDDPL"
  | "TE"
  | "FT"
  | "SD";

export interface DataBiasAnalysis extends AnalysisDataProps, BiasProps {
  readonly checkType: "DATA_BIAS";
  /** @default "all" */
  readonly methods?: "all" | readonly PreTrainingBiasMetric[];
  readonly predictor?: never;
}

export interface ModelBiasAnalysis extends AnalysisDataProps, BiasProps {
  readonly checkType: "MODEL_BIAS";
  readonly predictor: PredictorProps;
  /** From which probability on the answer is yes, 0 to 1. @default 0.5 */
  readonly probabilityThreshold?: number;
  /** @default "all" */
  readonly methods?: "all" | readonly PostTrainingBiasMetric[];
}

export interface ModelExplainabilityAnalysis extends AnalysisDataProps {
  readonly checkType: "MODEL_EXPLAINABILITY";
  readonly predictor: PredictorProps;
  readonly shap: ShapProps;
  /** From which probability on the answer is yes, 0 to 1. */
  readonly probabilityThreshold?: number;
}

export type Analysis = DataBiasAnalysis | ModelBiasAnalysis | ModelExplainabilityAnalysis;
