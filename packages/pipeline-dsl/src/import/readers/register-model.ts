import { isJsonObject, type JsonValue } from "@sagewright/core";
import type { Reader, StepReader } from "../reader.ts";
import { readContainer, readContainers } from "./model.ts";
import { readMetrics } from "./model-metrics.ts";

const SPECIFICATION = "InferenceSpecification";

export const readRegisterModel: StepReader = (from) => {
  const containers = from.items(`${SPECIFICATION}.Containers`);
  const [only, ...others] = containers ?? [];
  return {
    kind: "registerModel",
    needs: ["modelPackageGroupName", ...(others.length === 0 ? ["image", "model"] : ["containers"])],
    props: {
      ...(only !== undefined && others.length === 0 ? readPackageContainer(only) : undefined),
      containers: others.length === 0 ? undefined : readAll(from),
      modelPackageGroupName: from.needed("ModelPackageGroupName"),
      approvalStatus: from.input("ModelApprovalStatus", "PendingManualApproval"),
      modelPackageDescription: from.input("ModelPackageDescription"),
      supportedContentTypes: inputs(from, "SupportedContentTypes"),
      supportedResponseMIMETypes: inputs(from, "SupportedResponseMIMETypes"),
      supportedRealtimeInferenceInstanceTypes: inputs(from, "SupportedRealtimeInferenceInstanceTypes"),
      supportedTransformInstanceTypes: inputs(from, "SupportedTransformInstanceTypes"),
      modelMetrics: readMetrics(from, "ModelMetrics"),
      driftCheckBaselines: readMetrics(from, "DriftCheckBaselines"),
      customerMetadataProperties: from.textMap("CustomerMetadataProperties"),
      domain: from.input("Domain"),
      task: from.input("Task"),
      samplePayloadUrl: from.s3Uri("SamplePayloadUrl"),
      sourceUri: from.input("SourceUri"),
      metadataProperties: from.camel("MetadataProperties"),
      skipModelValidation: from.literal("SkipModelValidation"),
      tags: from.tags("Tags"),
    },
  };
};

function readPackageContainer(from: Reader): Readonly<Record<string, unknown>> {
  return {
    ...readContainer(from),
    model: from.neededS3Uri("ModelDataUrl"),
    framework: from.input("Framework"),
    frameworkVersion: from.input("FrameworkVersion"),
    nearestModelName: from.input("NearestModelName"),
    modelInput: from.camel("ModelInput"),
  };
}

function readAll(from: Reader): readonly object[] | undefined {
  const all = readContainers(from, `${SPECIFICATION}.Containers`, readPackageContainer);
  return all?.every((container) => "model" in container) ? all : undefined;
}

/** A list of texts of the inference specification, each of them an `Input`. */
function inputs(from: Reader, member: string): readonly unknown[] | undefined {
  const list = from.at(`${SPECIFICATION}.${member}`);
  if (!Array.isArray(list) || !list.every(isTextOrExpression)) return undefined;
  return from.needed(`${SPECIFICATION}.${member}`) as readonly unknown[];
}

const isTextOrExpression = (value: JsonValue): boolean => typeof value === "string" || isJsonObject(value);
