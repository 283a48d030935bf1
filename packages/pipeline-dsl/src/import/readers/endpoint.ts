import type { StepReader } from "../reader.ts";

export const readEndpoint: StepReader = (from) => ({
  kind: "endpoint",
  needs: ["endpointConfigName"],
  props: {
    endpointName: from.input("EndpointName"),
    endpointConfigName: from.needed("EndpointConfigName"),
    tags: from.tags("Tags"),
  },
});
