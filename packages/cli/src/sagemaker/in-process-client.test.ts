import { DescribePipelineCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { type JsonObject, SagewrightError } from "@sagewright/core";
import { ServiceError } from "@sagewright/local-engine";
import { expect, it, onTestFinished, vi } from "vitest";
import { inProcessClient } from "./in-process-client.ts";

const describe = new DescribePipelineCommand({ PipelineName: "churn" });

/** A client of an API that answers so, and the calls that reached it. */
function clientOf(answer: () => JsonObject) {
  const calls: [string, JsonObject][] = [];
  const client = inProcessClient(
    {
      async call(operation, input) {
        calls.push([operation, input]);
        return answer();
      },
    },
    "us-east-1",
  );
  return { client, calls };
}

it("hands an operation its document, and gives back what it answers, with instants as dates", async () => {
  const { client, calls } = clientOf(() => ({ PipelineName: "churn", CreationTime: 1_790_000_000.125 }));

  const { PipelineName, CreationTime } = await client.send(describe);

  expect(client).toBeInstanceOf(SageMakerClient);
  expect(calls).toEqual([["DescribePipeline", { PipelineName: "churn" }]]);
  expect({ PipelineName, CreationTime }).toEqual({
    PipelineName: "churn",
    CreationTime: new Date(1_790_000_000_125),
  });
});

it("does not care what AWS's configuration says", async () => {
  vi.stubEnv("AWS_USE_DUALSTACK_ENDPOINT", "maybe");
  vi.stubEnv("AWS_USE_FIPS_ENDPOINT", "true");
  vi.stubEnv("AWS_MAX_ATTEMPTS", "7");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { config } = clientOf(() => ({})).client;

  const read = await Promise.all([
    config.useDualstackEndpoint(),
    config.useFipsEndpoint(),
    config.maxAttempts(),
  ]);

  expect(read).toEqual([false, false, 1]);
});

it("makes of what the service would refuse the SDK's own error", async () => {
  const { client } = clientOf(() => {
    throw new ServiceError("ResourceNotFound", "Pipeline 'churn' does not exist.", 400);
  });

  await expect(client.send(describe)).rejects.toMatchObject({
    name: "ResourceNotFound",
    message: "Pipeline 'churn' does not exist.",
    $metadata: { httpStatusCode: 400 },
  });
});

it.each([400, 500])("asks once, whatever the answer (status %d)", async (status) => {
  const { client, calls } = clientOf(() => {
    throw new ServiceError("ThrottlingException", "Rate exceeded", status);
  });

  await expect(client.send(describe)).rejects.toMatchObject({ name: "ThrottlingException" });

  expect(calls).toHaveLength(1);
});

it("lets through what the engine itself refuses, as it is", async () => {
  const issue = { code: "EXECUTION_NOT_FOUND", path: [], message: "There is none.", hint: "Look." };
  const error = new SagewrightError([issue]);
  const { client, calls } = clientOf(() => {
    throw error;
  });

  const thrown = await client.send(describe).catch((reason: unknown) => reason);

  expect(thrown).toBe(error);
  expect(Object.keys(error)).toEqual(Object.keys(new SagewrightError([issue])));
  expect(calls).toHaveLength(1);
});
