import { given } from "../given.ts";
import type { Reader, StepReader } from "../reader.ts";

export const readInferenceComponent: StepReader = (from) => ({
  kind: "inferenceComponent",
  needs: ["endpointName", "specification"],
  props: {
    inferenceComponentName: from.input("InferenceComponentName"),
    endpointName: from.needed("EndpointName"),
    variantName: from.input("VariantName"),
    specification: readSpecification(from.below("Specification")),
    runtimeConfig: from.camel("RuntimeConfig"),
    tags: from.tags("Tags"),
  },
});

function readSpecification(from: Reader): object {
  return given({
    modelName: from.input("ModelName"),
    container: from.at("Container") === undefined ? undefined : readContainer(from.below("Container")),
    startupParameters: from.camel("StartupParameters"),
    baseInferenceComponentName: from.input("BaseInferenceComponentName"),
    computeResourceRequirements: from.camel("ComputeResourceRequirements"),
  });
}

const readContainer = (from: Reader): object =>
  given({
    image: from.input("Image"),
    artifactUrl: from.s3Uri("ArtifactUrl"),
    environment: from.textMap("Environment"),
  });
