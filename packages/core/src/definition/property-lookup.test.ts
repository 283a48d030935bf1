import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json.ts";
import { lookUpProperty } from "./property-lookup.ts";

const processing: JsonObject = {
  ProcessingInputs: [{ InputName: "table", S3Input: { S3Uri: "s3://b/in" } }],
  ProcessingOutputConfig: {
    Outputs: [
      { OutputName: "train", S3Output: { S3Uri: "s3://b/train" } },
      { OutputName: "a.b", S3Output: { S3Uri: "s3://b/ab" } },
    ],
  },
};
const training: JsonObject = {
  ModelArtifacts: { S3ModelArtifacts: "s3://b/model.tar.gz" },
  FinalMetricDataList: [
    { MetricName: "val:acc", Value: 0.9 },
    { MetricName: "x]y", Value: 1 },
  ],
  InputDataConfig: [{ ChannelName: "train", ContentType: "text/csv" }],
  FailureReason: null,
};

const valueAt = (properties: JsonObject, ...segments: (string | number)[]) => {
  const result = lookUpProperty(properties, segments);
  return result.found ? result.value : undefined;
};

describe("lookUpProperty", () => {
  it("edge 46: finds an output by its name and by its index", () => {
    expect(valueAt(processing, "ProcessingOutputConfig", "Outputs", "train", "S3Output", "S3Uri")).toBe(
      "s3://b/train",
    );
    expect(valueAt(processing, "ProcessingOutputConfig", "Outputs", 0, "S3Output", "S3Uri")).toBe(
      "s3://b/train",
    );
    expect(valueAt(processing, "ProcessingInputs", "table", "S3Input", "S3Uri")).toBe("s3://b/in");
  });

  it("finds an output by its index where the list has become a map, and nothing by an index elsewhere", () => {
    const byName = {
      ProcessingOutputConfig: {
        Outputs: {
          train: { S3Output: { S3Uri: "s3://b/train" } },
          test: { S3Output: { S3Uri: "s3://b/test" } },
        },
      },
    };
    expect(valueAt(byName, "ProcessingOutputConfig", "Outputs", 1, "S3Output", "S3Uri")).toBe("s3://b/test");
    expect(valueAt(byName, "ProcessingOutputConfig", "Outputs", 2)).toBeUndefined();
    expect(valueAt(byName, "ProcessingOutputConfig", 0)).toBeUndefined();
  });

  it("edge 47: finds names with dots, colons and brackets", () => {
    expect(valueAt(training, "FinalMetricDataList", "val:acc", "Value")).toBe(0.9);
    expect(valueAt(training, "FinalMetricDataList", "x]y", "Value")).toBe(1);
    expect(valueAt(processing, "ProcessingOutputConfig", "Outputs", "a.b", "S3Output", "S3Uri")).toBe(
      "s3://b/ab",
    );
  });

  it("finds items of any other list by their *Name member", () => {
    expect(valueAt(training, "InputDataConfig", "train", "ContentType")).toBe("text/csv");
  });

  it("finds outputs of a Lambda step in their map", () => {
    expect(valueAt({ OutputParameters: { "my out": 5 } }, "OutputParameters", "my out")).toBe(5);
  });

  it("edge 49: finds nothing at an index out of range", () => {
    expect(valueAt(processing, "ProcessingInputs", 1)).toBeUndefined();
  });

  it("tells how far it came, and what is there instead", () => {
    expect(lookUpProperty(training, ["ModelArtifacts", "S3Modell"])).toEqual({
      found: false,
      depth: 1,
      available: ["S3ModelArtifacts"],
    });
    expect(lookUpProperty(processing, ["ProcessingOutputConfig", "Outputs", "test", "S3Output"])).toEqual({
      found: false,
      depth: 2,
      available: ["train", "a.b"],
    });
  });

  it("edge 117: finds nothing below an opaque text", () => {
    expect(lookUpProperty({ OutputParameters: { o: '{"a":1}' } }, ["OutputParameters", "o", "a"])).toEqual({
      found: false,
      depth: 2,
      available: [],
    });
  });

  it("does not see what an object inherits", () => {
    expect(valueAt(training, "constructor")).toBeUndefined();
    expect(valueAt(training, "ModelArtifacts", "toString")).toBeUndefined();
    expect(valueAt(training, "InputDataConfig", "length")).toBeUndefined();
  });
});
