import type { StepReader } from "../reader.ts";

export const readEndpointConfig: StepReader = (from) => ({
  kind: "endpointConfig",
  needs: ["productionVariants"],
  props: {
    endpointConfigName: from.input("EndpointConfigName"),
    productionVariants: from.camel("ProductionVariants"),
    shadowProductionVariants: from.camel("ShadowProductionVariants"),
    asyncInferenceConfig: from.camel("AsyncInferenceConfig"),
    kmsKeyId: from.input("KmsKeyId"),
    executionRoleArn: from.input("ExecutionRoleArn"),
    vpcConfig: from.camel("VpcConfig"),
    enableNetworkIsolation: from.input("EnableNetworkIsolation"),
    tags: from.tags("Tags"),
  },
});
