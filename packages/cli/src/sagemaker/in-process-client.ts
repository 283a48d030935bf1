import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { SageMakerApi } from "@sagewright/local-engine";
import { inProcessHandler } from "./in-process-handler.ts";

/** The SDK's client on an engine of this process. It needs no credentials, asks no network, and repeats nothing. */
export function inProcessClient(api: SageMakerApi, region: string): SageMakerClient {
  const client = new SageMakerClient({
    region,
    endpoint: "http://engine.invalid",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    requestHandler: inProcessHandler(api),
  });
  // The SDK's own repeats, and writes its count of attempts on errors that are not the SDK's.
  client.middlewareStack.add((next) => next, {
    name: "retryMiddleware",
    step: "finalizeRequest",
    priority: "high",
    override: true,
  });
  return client;
}
