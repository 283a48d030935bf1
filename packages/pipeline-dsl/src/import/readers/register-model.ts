import { wirePackageContainerEntry } from "../../steps/register-model.ts";
import type { Reader, StepReader } from "../reader.ts";
import { readContainer, readContainers } from "./model.ts";
import { readMetrics } from "./model-metrics.ts";

const SPECIFICATION = "InferenceSpecification";

export const readRegisterModel: StepReader = (from) => {
  const containers = from.items(`${SPECIFICATION}.Containers`);
  const [only, ...others] = containers ?? [];
  return {
    kind: "registerModel",
    needs: ["modelPackageGroupName", ...(others.length === 0 ? ["image", dataOf(only)] : ["containers"])],
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

/** The prop that says where the model lies. */
const dataOf = (container: Reader | undefined): "model" | "modelDataSource" =>
  container?.at("ModelDataUrl") === undefined && container?.at("ModelDataSource") !== undefined
    ? "modelDataSource"
    : "model";

function readPackageContainer(from: Reader): Readonly<Record<string, unknown>> {
  const { modelDataSource, ...container } = readContainer(from);
  return {
    ...container,
    ...(dataOf(from) === "model" ? { model: from.neededS3Uri("ModelDataUrl") } : { modelDataSource }),
    framework: from.input("Framework"),
    frameworkVersion: from.input("FrameworkVersion"),
    nearestModelName: from.input("NearestModelName"),
    modelInput: from.camel("ModelInput"),
  };
}

function readAll(from: Reader): readonly object[] | undefined {
  const path = `${SPECIFICATION}.Containers`;
  const all = readContainers(from, path, readPackageContainer, wirePackageContainerEntry);
  return all?.every((each) => "model" in each || "modelDataSource" in each) ? all : undefined;
}
