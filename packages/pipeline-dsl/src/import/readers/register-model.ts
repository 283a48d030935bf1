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
      supportedContentTypes: from.inputs(`${SPECIFICATION}.SupportedContentTypes`),
      supportedResponseMIMETypes: from.inputs(`${SPECIFICATION}.SupportedResponseMIMETypes`),
      supportedRealtimeInferenceInstanceTypes: from.inputs(
        `${SPECIFICATION}.SupportedRealtimeInferenceInstanceTypes`,
      ),
      supportedTransformInstanceTypes: from.inputs(`${SPECIFICATION}.SupportedTransformInstanceTypes`),
      modelMetrics: readMetrics(from, "ModelMetrics"),
      driftCheckBaselines: readMetrics(from, "DriftCheckBaselines"),
      customerMetadataProperties: from.textMap("CustomerMetadataProperties"),
      domain: from.input("Domain"),
      task: from.input("Task"),
      samplePayloadUrl: from.s3Uri("SamplePayloadUrl"),
      sourceUri: from.input("SourceUri"),
      metadataProperties: from.camel("MetadataProperties"),
      skipModelValidation: from.input("SkipModelValidation"),
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
