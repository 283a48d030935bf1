import type { Reader, StepReader } from "../reader.ts";
import { whole } from "./whole.ts";

export const readInferenceComponent: StepReader = (from) => ({
  kind: "inferenceComponent",
  needs: ["endpointName", "specification"],
  props: {
    inferenceComponentName: from.input("InferenceComponentName"),
    endpointName: from.needed("EndpointName"),
    variantName: from.input("VariantName"),
    specification: readSpecification(from.below("Specification")),
    runtimeConfig: whole(from, "RuntimeConfig", "CopyCount"),
    tags: from.tags("Tags"),
  },
});

function readSpecification(from: Reader): object {
  return given({
    modelName: from.input("ModelName"),
    container: from.at("Container") === undefined ? undefined : readContainer(from.below("Container")),
    startupParameters: from.camel("StartupParameters"),
    baseInferenceComponentName: from.input("BaseInferenceComponentName"),
    computeResourceRequirements: whole(from, "ComputeResourceRequirements", "MinMemoryRequiredInMb"),
  });
}

const readContainer = (from: Reader): object =>
  given({
    image: from.input("Image"),
    artifactUrl: from.s3Uri("ArtifactUrl"),
    environment: from.textMap("Environment"),
  });

const given = (props: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
