import { SageMakerClient, type SageMakerClientConfig } from "@aws-sdk/client-sagemaker";
import type { SageMakerApi } from "@sagewright/local-engine";
import { inProcessHandler } from "./in-process-handler.ts";

/** What the SDK would else look for in the files of AWS's configuration, which have no say on this machine. */
const NO_CONFIG_FILES = {
  authSchemePreference: ["sigv4"],
  defaultsMode: "standard",
  disableClockSkewCorrection: true,
  maxAttempts: 1,
  retryMode: "standard",
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: "",
} satisfies SageMakerClientConfig & { disableClockSkewCorrection: boolean };

/** The SDK's client on an engine of this process. It needs no credentials, asks no network, and repeats nothing. */
export function inProcessClient(api: SageMakerApi, region: string): SageMakerClient {
  const client = new SageMakerClient({
    region,
    endpoint: "http://engine.invalid",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    requestHandler: inProcessHandler(api),
    ...NO_CONFIG_FILES,
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
