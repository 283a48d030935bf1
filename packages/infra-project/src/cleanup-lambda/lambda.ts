import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { cleanupHandler } from "./handler.ts";
import { sageMaker } from "./sage-maker.ts";

/** The function that a project's stack invokes. The SDK is Lambda's own: it comes with the runtime. */
export const handler = cleanupHandler(
  sageMaker(new SageMakerClient({ retryMode: "adaptive", maxAttempts: 10 })),
);
