import type { CreatePipelineRequest } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { expect, expectTypeOf, it } from "vitest";
import requests from "../../test/golden/38-request-side.ts";
import { compile } from "../compile/check.ts";
import { type PipelineProps, pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import { createPipelineRequest } from "./create-pipeline-request.ts";
import type { DefinitionUpload } from "./definition-upload.ts";

const role = "arn:aws:iam::123456789012:role/SageMakerRole";
const stop = step.fail("Stop", { errorMessage: "stop" });
const codes = (props: Partial<PipelineProps>) => {
  const odd = pipeline("odd", { steps: [stop], ...props });
  try {
    createPipelineRequest(odd, compile(pipeline("odd", { steps: [stop] })), { role });
  } catch (error) {
    return error instanceof SagewrightError ? error.issues.map(({ code }) => code) : error;
  }
  return [];
};

it("is the request that the Python SDK sends", () => {
  const described = pipeline("requests", {
    ...requests.props,
    params: requests.params,
    description: "desc",
    tags: [{ key: "a", value: "b" }],
    maxParallelExecutionSteps: 5,
  });
  const definition = compile(described);

  const { request, upload } = createPipelineRequest(described, definition, { role });

  expect(request).toEqual({
    PipelineName: "requests",
    RoleArn: role,
    PipelineDefinition: JSON.stringify(definition),
    PipelineDescription: "desc",
    ParallelismConfiguration: { MaxParallelExecutionSteps: 5 },
    Tags: [{ Key: "a", Value: "b" }],
  });
  expect(upload).toBeUndefined();
  expectTypeOf(request).toEqualTypeOf<CreatePipelineRequest>();
  expectTypeOf(upload).toEqualTypeOf<DefinitionUpload | undefined>();
});

const sized = pipeline("sized", { steps: [stop] });

/** A definition of exactly so many bytes; `ü` has two. */
const ofBytes = (bytes: number) => {
  const padded = (pad: string) => ({ ...compile(sized), Metadata: { pad } });
  const rest = bytes - new TextEncoder().encode(JSON.stringify(padded(""))).length;
  return padded("ü".repeat(rest / 2) + "x".repeat(rest % 2));
};

it("sends a definition along up to 102,399 bytes, and uploads it from there on", () => {
  const sent = createPipelineRequest(sized, ofBytes(102_399), { role });
  const uploaded = createPipelineRequest(sized, ofBytes(102_400), { role, bucket: "my-bucket" });

  expect(sent.upload).toBeUndefined();
  expect(sent.request.PipelineDefinition).toBe(JSON.stringify(ofBytes(102_399)));
  expect(uploaded.request).toEqual({
    PipelineName: "sized",
    RoleArn: role,
    PipelineDefinitionS3Location: { Bucket: "my-bucket", ObjectKey: "sized/definition.json" },
  });
  expect(uploaded.upload).toEqual({
    Bucket: "my-bucket",
    Key: "sized/definition.json",
    Body: JSON.stringify(ofBytes(102_400)),
    ContentType: "application/json",
  });
});

it("takes the pipeline's bucket for that, and wants one", () => {
  const placed = pipeline("sized", { steps: [stop], bucket: "its-bucket" });

  expect(createPipelineRequest(placed, ofBytes(102_400), { role }).upload?.Bucket).toBe("its-bucket");
  expect(() => createPipelineRequest(sized, ofBytes(102_400), { role })).toThrow("DEFINITION_BUCKET_MISSING");
});

it.each<[Partial<PipelineProps>, readonly string[]]>([
  [{ maxParallelExecutionSteps: 0 }, ["PARALLELISM_INVALID"]],
  [{ maxParallelExecutionSteps: -1 }, ["PARALLELISM_INVALID"]],
  [{ maxParallelExecutionSteps: 1.5 }, ["PARALLELISM_INVALID"]],
  [{ maxParallelExecutionSteps: 1 }, []],
  [{ displayName: "-a" }, ["DISPLAY_NAME_INVALID"]],
  [{ displayName: "a".repeat(257) }, ["DISPLAY_NAME_INVALID"]],
  [{ displayName: "a".repeat(256) }, []],
  [{ tags: Array.from({ length: 51 }, (_, at) => ({ key: `k${at}`, value: "v" })) }, ["TAGS_TOO_MANY"]],
])("refuses what the service would: %#", (props, expected) => {
  expect(codes(props)).toEqual(expected);
});
