import type { Reader, StepReader } from "../reader.ts";

export const readInferenceComponent: StepReader = (from) => ({
  kind: "inferenceComponent",
  needs: ["endpointName", "specification"],
  props: {
    inferenceComponentName: from.input("InferenceComponentName"),
    endpointName: from.needed("EndpointName"),
    variantName: from.input("VariantName"),
    specification: readSpecification(from.below("Specification")),
    runtimeConfig: from.at("RuntimeConfig.CopyCount") === undefined ? undefined : from.camel("RuntimeConfig"),
    tags: from.tags("Tags"),
  },
});

function readSpecification(from: Reader): object {
  const resources = "ComputeResourceRequirements";
  const hasMemory = from.at(`${resources}.MinMemoryRequiredInMb`) !== undefined;
  return given({
    modelName: from.input("ModelName"),
    container: from.at("Container") === undefined ? undefined : readContainer(from.below("Container")),
    startupParameters: from.camel("StartupParameters"),
    baseInferenceComponentName: from.input("BaseInferenceComponentName"),
    computeResourceRequirements: hasMemory ? from.camel(resources) : undefined,
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
