import type { Reader, StepReader } from "../reader.ts";
import { never } from "../written.ts";
import { whole } from "./whole.ts";

export const readEndpointConfig: StepReader = (from) => ({
  kind: "endpointConfig",
  needs: ["productionVariants"],
  props: {
    endpointConfigName: from.input("EndpointConfigName"),
    productionVariants: readVariants(from, "ProductionVariants"),
    shadowProductionVariants: readVariants(from, "ShadowProductionVariants"),
    asyncInferenceConfig: whole(from, "AsyncInferenceConfig", "OutputConfig"),
    kmsKeyId: from.input("KmsKeyId"),
    executionRoleArn: from.input("ExecutionRoleArn"),
    vpcConfig: whole(from, "VpcConfig", "Subnets", "SecurityGroupIds"),
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
