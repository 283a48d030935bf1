import { Readable } from "node:stream";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { sageMaker } from "./sage-maker.ts";

type Answer = { readonly status?: number; readonly body: unknown };
type Request = { readonly operation: string; readonly body: Record<string, unknown> };

/** The SDK's own client, whose requests end here. */
function answering(answers: readonly Answer[]) {
  const requests: Request[] = [];
  const left = [...answers];
  const client = new SageMakerClient({
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
    requestHandler: {
      async handle(request: { headers: Record<string, string>; body: Uint8Array }) {
        requests.push({
          operation: String(request.headers["x-amz-target"]).replace("SageMaker.", ""),
          body: JSON.parse(new TextDecoder().decode(request.body)),
        });
        const { status = 200, body } = left.shift() ?? { body: {} };
        const text = JSON.stringify(body);
        return {
          response: {
            statusCode: status,
            headers: { "content-type": "application/x-amz-json-1.1" },
            body: Readable.from([Buffer.from(text)]),
          },
        };
      },
    } as never,
  });
  return { leftovers: sageMaker(client), requests };
}

const execution = (id: string, status: string) => ({
  PipelineExecutionArn: id,
  PipelineExecutionStatus: status,
});
const gone = { status: 400, body: { __type: "ResourceNotFound", message: "Pipeline demo does not exist." } };
const denied = { status: 400, body: { __type: "AccessDeniedException", message: "not authorized" } };

describe("SageMaker", () => {
  it("tells of the executions that have not ended, from all pages", async () => {
    const { leftovers, requests } = answering([
      {
        body: {
          PipelineExecutionSummaries: [execution("e1", "Executing"), execution("e2", "Succeeded")],
          NextToken: "n",
        },
      },
      { body: { PipelineExecutionSummaries: [execution("e3", "Stopping"), execution("e4", "Failed")] } },
    ]);
    expect(await leftovers.runningExecutions("demo")).toEqual(["e1", "e3"]);
    expect(requests.map(({ body }) => body)).toEqual([
      { PipelineName: "demo" },
      { PipelineName: "demo", NextToken: "n" },
    ]);
  });

  it("is asked for the versions of the group, and deletes one by one", async () => {
    const { leftovers, requests } = answering([
      { body: { ModelPackageSummaryList: [{ ModelPackageArn: "m/1" }, { ModelPackageArn: "m/2" }] } },
    ]);
    expect(await leftovers.modelPackages("demo")).toEqual(["m/1", "m/2"]);
    await leftovers.deleteModelPackage("m/1");
    expect(requests).toEqual([
      {
        operation: "ListModelPackages",
        body: { ModelPackageGroupName: "demo", ModelPackageType: "Versioned" },
      },
      { operation: "DeleteModelPackage", body: { ModelPackageName: "m/1" } },
    ]);
  });

  it("is given tokens that it takes", async () => {
    const { leftovers, requests } = answering([]);
    await leftovers.stopExecution("e1");
    await leftovers.deletePipeline("demo");
    expect(requests.map(({ operation }) => operation)).toEqual(["StopPipelineExecution", "DeletePipeline"]);
    for (const { body } of requests) expect(body.ClientRequestToken).toMatch(/^[A-Za-z0-9-]{32,128}$/);
  });

  it("may have deleted it already", async () => {
    const { leftovers } = answering([gone, gone, gone, gone]);
    expect(await leftovers.runningExecutions("demo")).toEqual([]);
    expect(await leftovers.modelPackages("demo")).toEqual([]);
    await leftovers.deletePipeline("demo");
    await leftovers.stopExecution("e1");
  });

  it("fails the deletion when it does not let the function", async () => {
    const { leftovers } = answering([denied]);
    await expect(leftovers.deletePipeline("demo")).rejects.toThrow("not authorized");
  });
});
