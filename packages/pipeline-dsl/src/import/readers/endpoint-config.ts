import type { Reader, StepReader } from "../reader.ts";
import { never } from "../written.ts";

export const readEndpointConfig: StepReader = (from) => ({
  kind: "endpointConfig",
  needs: ["productionVariants"],
  props: {
    endpointConfigName: from.input("EndpointConfigName"),
    productionVariants: readVariants(from, "ProductionVariants"),
    shadowProductionVariants: readVariants(from, "ShadowProductionVariants"),
    asyncInferenceConfig:
      from.at("AsyncInferenceConfig.OutputConfig") === undefined
        ? undefined
        : from.camel("AsyncInferenceConfig"),
    kmsKeyId: from.input("KmsKeyId"),
    executionRoleArn: from.input("ExecutionRoleArn"),
    vpcConfig: from.camel("VpcConfig"),
    enableNetworkIsolation: from.input("EnableNetworkIsolation"),
    tags: from.tags("Tags"),
  },
});

/** A list of variants, each of which must have a name. */
function readVariants(from: Reader, path: string): unknown {
  const variants = from.camel(path);
  const named = from.items(path)?.every((variant) => variant.at("VariantName") !== undefined);
  return variants === undefined || named === true ? variants : never(variants);
}
