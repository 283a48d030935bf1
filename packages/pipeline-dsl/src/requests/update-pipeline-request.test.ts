import type { UpdatePipelineRequest } from "@aws-sdk/client-sagemaker";
import { expect, expectTypeOf, it } from "vitest";
import requests from "../../test/golden/38-request-side.ts";
import { compile } from "../compile/check.ts";
import { pipeline } from "../pipeline.ts";
import { updatePipelineRequest } from "./update-pipeline-request.ts";

const role = "arn:aws:iam::123456789012:role/SageMakerRole";

it("is the request that the Python SDK sends", () => {
  const described = pipeline("requests", {
    ...requests.props,
    params: requests.params,
    description: "d2",
  });

  const { request, upload } = updatePipelineRequest(described, compile(described), { role });

  expect(request).toEqual({
    PipelineName: "requests",
    RoleArn: role,
    PipelineDefinition: JSON.stringify(compile(requests)),
    PipelineDescription: "d2",
  });
  expect(upload).toBeUndefined();
  expectTypeOf(request).toEqualTypeOf<UpdatePipelineRequest>();
});

it("keeps the role where none is given, and has no tags: the service takes none here", () => {
  const tagged = pipeline("requests", {
    ...requests.props,
    params: requests.params,
    displayName: "shown",
    tags: [{ key: "a", value: "b" }],
    maxParallelExecutionSteps: 3,
  });

  expect(updatePipelineRequest(tagged, compile(tagged)).request).toEqual({
    PipelineName: "requests",
    PipelineDefinition: JSON.stringify(compile(requests)),
    PipelineDisplayName: "shown",
    ParallelismConfiguration: { MaxParallelExecutionSteps: 3 },
  });
});
