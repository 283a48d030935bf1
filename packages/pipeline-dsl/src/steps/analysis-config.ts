import type { JsonValue } from "@sagewright/core";
import type { Analysis, BiasProps, PredictorProps, ShapProps } from "./clarify-analysis.ts";

type Members = { readonly [name: string]: JsonValue | undefined };

/**
 * What a Clarify job reads as analysis_config.json.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html
 */
export const analysisConfig = (analysis: Analysis): Members => ({
  dataset_type: analysis.datasetType ?? "text/csv",
  features: analysis.features,
  headers: analysis.headers,
  label: analysis.label,
  joinsource_name_or_index: analysis.joinsourceNameOrIndex,
  facet_dataset_uri: analysis.facetDatasetUri,
  facet_headers: analysis.facetHeaders,
  predicted_label_dataset_uri: analysis.predictedLabelDatasetUri,
  predicted_label_headers: analysis.predictedLabelHeaders,
  predicted_label: analysis.predictedLabel,
  excluded_columns: analysis.excludedColumns,
  ...ofCheckType(analysis),
});

/** What later monitoring jobs read: the same question, without the data set that it was asked of first. */
export function monitoringConfig(analysis: Analysis): Members {
  const { headers, label } = analysis;
  if (analysis.checkType !== "MODEL_EXPLAINABILITY") return { ...bias(analysis), headers, label };
  const { label: _, probability, labelHeaders, ...model } = analysis.predictor;
  return {
    methods: { shap: json(shap(analysis.shap)) },
    predictor: json(predictor(model)),
    headers: headers?.filter((header) => header !== label),
  };
}

const REPORT = { name: "report", title: "Analysis Report" };

function ofCheckType(analysis: Analysis): Members {
  switch (analysis.checkType) {
    case "DATA_BIAS":
      return {
        ...bias(analysis),
        methods: { pre_training_bias: { methods: analysis.methods ?? "all" }, report: REPORT },
      };
    case "MODEL_BIAS":
      return {
        ...bias(analysis),
        methods: { post_training_bias: { methods: analysis.methods ?? "all" }, report: REPORT },
        predictor: json(predictor(analysis.predictor)),
        probability_threshold: analysis.probabilityThreshold,
      };
    case "MODEL_EXPLAINABILITY":
      return {
        methods: { shap: json(shap(analysis.shap)), report: REPORT },
        predictor: json(predictor(analysis.predictor)),
        probability_threshold: analysis.probabilityThreshold,
      };
  }
}

const bias = ({ labelValuesOrThreshold, facet, groupVariable }: BiasProps): Members => ({
  label_values_or_threshold: labelValuesOrThreshold,
  facet: facet.map(({ nameOrIndex, valueOrThreshold }) =>
    json({ name_or_index: nameOrIndex, value_or_threshold: valueOrThreshold }),
  ),
  group_variable: groupVariable,
});

/** The model's name is a key of the step, so that it may be known only when the pipeline runs. */
const predictor = ({
  modelName: _,
  ...members
}: Omit<PredictorProps, "modelName"> & { modelName?: unknown }) => snakeMembers(members);

const shap = ({
  textConfig,
  imageConfig,
  useLogit,
  saveLocalShapValues,
  ...members
}: ShapProps): Members => ({
  use_logit: useLogit ?? false,
  save_local_shap_values: saveLocalShapValues ?? true,
  ...snakeMembers(members),
  text_config: textConfig && json(snakeMembers(textConfig)),
  image_config: imageConfig && json(snakeMembers(imageConfig)),
});

/** The file's names for camelCase ones; values stay as they are. */
function snakeMembers(members: { readonly [name: string]: JsonValue | undefined }): Members {
  const named = Object.entries(members).map(([name, value]) => [
    name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(named);
}

const json = (members: Members): JsonValue =>
  Object.fromEntries(
    Object.entries(members).filter((member): member is [string, JsonValue] => member[1] !== undefined),
  );
