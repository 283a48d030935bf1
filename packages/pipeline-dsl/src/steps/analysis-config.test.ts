import { describe, expect, it } from "vitest";
import { analysisConfig, monitoringConfig } from "./analysis-config.ts";
import type { Analysis } from "./clarify-analysis.ts";

const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

const data = { headers: ["y", "a", "b"], label: "y" };
const bias = {
  labelValuesOrThreshold: [1],
  facet: [{ nameOrIndex: "a", valueOrThreshold: [[0.5]] }],
  groupVariable: "b",
};
const predictor = {
  modelName: "m",
  instanceType: "ml.m5.large",
  initialInstanceCount: 1,
  acceptType: "text/csv",
  contentType: "text/csv",
} as const;
const dataBias: Analysis = { ...data, ...bias, checkType: "DATA_BIAS", methods: ["CI", "DPL"] };
const modelBias: Analysis = {
  ...data,
  ...bias,
  checkType: "MODEL_BIAS",
  predictor: { ...predictor, label: "answer", probability: 1, labelHeaders: ["no", "yes"] },
  probabilityThreshold: 0.8,
};
const explainability: Analysis = {
  ...data,
  checkType: "MODEL_EXPLAINABILITY",
  predictor,
  shap: { baseline: [[0.1, 0.2]], numSamples: 5, aggMethod: "mean_abs", seed: 1 },
};

const wireBias = {
  label_values_or_threshold: [1],
  facet: [{ name_or_index: "a", value_or_threshold: [[0.5]] }],
  group_variable: "b",
};
const wirePredictor = {
  instance_type: "ml.m5.large",
  initial_instance_count: 1,
  accept_type: "text/csv",
  content_type: "text/csv",
};
const wireShap = {
  use_logit: false,
  save_local_shap_values: true,
  baseline: [[0.1, 0.2]],
  num_samples: 5,
  agg_method: "mean_abs",
  seed: 1,
};
const report = { name: "report", title: "Analysis Report" };

describe("what the Clarify job reads", () => {
  it("asks for bias in the data", () => {
    expect(plain(analysisConfig(dataBias))).toEqual({
      dataset_type: "text/csv",
      ...data,
      ...wireBias,
      methods: { pre_training_bias: { methods: ["CI", "DPL"] }, report },
    });
  });

  it("asks for bias in a model's answers; the model's name is not in the file", () => {
    expect(plain(analysisConfig(modelBias))).toEqual({
      dataset_type: "text/csv",
      ...data,
      ...wireBias,
      methods: { post_training_bias: { methods: "all" }, report },
      predictor: { ...wirePredictor, label: "answer", probability: 1, label_headers: ["no", "yes"] },
      probability_threshold: 0.8,
    });
  });

  it("asks what the answers go by", () => {
    expect(plain(analysisConfig(explainability))).toEqual({
      dataset_type: "text/csv",
      ...data,
      methods: { shap: wireShap, report },
      predictor: wirePredictor,
    });
  });

  it("names every member as the file does, and leaves records alone", () => {
    expect(
      plain(
        analysisConfig({
          ...explainability,
          datasetType: "application/jsonlines",
          joinsourceNameOrIndex: "id",
          excludedColumns: [3],
          facetDatasetUri: "s3://b/facets",
          predictedLabelHeaders: ["p"],
          shap: {
            baseline: [{ camelCase: 1 }],
            numClusters: 2,
            useLogit: true,
            textConfig: { granularity: "token" as const, language: "english" },
            imageConfig: { modelType: "IMAGE_CLASSIFICATION" as const, iouThreshold: 0.5 },
          },
        }),
      ),
    ).toMatchObject({
      dataset_type: "application/jsonlines",
      joinsource_name_or_index: "id",
      excluded_columns: [3],
      facet_dataset_uri: "s3://b/facets",
      predicted_label_headers: ["p"],
      methods: {
        shap: {
          baseline: [{ camelCase: 1 }],
          num_clusters: 2,
          use_logit: true,
          text_config: { granularity: "token", language: "english" },
          image_config: { model_type: "IMAGE_CLASSIFICATION", iou_threshold: 0.5 },
        },
      },
    });
  });
});

describe("what later monitoring reads", () => {
  it("is the question of bias without the data set", () => {
    const expected = { ...wireBias, ...data };
    expect(plain(monitoringConfig(dataBias))).toEqual(expected);
    expect(plain(monitoringConfig(modelBias))).toEqual(expected);
  });

  it("is the question of explainability without the label", () => {
    expect(plain(monitoringConfig(explainability))).toEqual({
      methods: { shap: wireShap },
      predictor: wirePredictor,
      headers: ["a", "b"],
    });
    expect(
      plain(monitoringConfig({ ...explainability, predictor: { ...predictor, label: 0 } })),
    ).toMatchObject({
      predictor: wirePredictor,
    });
  });
});
