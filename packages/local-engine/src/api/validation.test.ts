import type { JsonObject } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { fakeEngine } from "../../test/engine-fixture.ts";
import type { ServiceError } from "./service-error.ts";
import { validateRequest } from "./validation.ts";

function errorOf(operation: string, input: JsonObject): Pick<ServiceError, "name" | "message"> | undefined {
  try {
    validateRequest(operation, input);
    return undefined;
  } catch (error) {
    const { name, message } = error as ServiceError;
    return { name, message };
  }
}

const one = (rest: string) => ({
  name: "ValidationException",
  message: `1 validation error detected: Value ${rest}`,
});

describe("a request", () => {
  it.each<[string, string, JsonObject, string]>([
    [
      "is missing",
      "DescribePipeline",
      {},
      "null at 'pipelineName' failed to satisfy constraint: Member must not be null",
    ],
    [
      "is null",
      "DescribePipeline",
      { PipelineName: null },
      "null at 'pipelineName' failed to satisfy constraint: Member must not be null",
    ],
    [
      "does not match its pattern",
      "DeletePipeline",
      { PipelineName: "my_pipe" },
      "'my_pipe' at 'pipelineName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}",
    ],
    [
      "is too long",
      "StartPipelineExecution",
      { PipelineName: "a", PipelineParameters: [{ Name: "A", Value: "v".repeat(1025) }] },
      `'${"v".repeat(1023)}…' at 'pipelineParameters.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 1024`,
    ],
    [
      "is too small",
      "ListPipelines",
      { MaxResults: 0 },
      "'0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      "is none of its enumeration",
      "ListPipelines",
      { SortOrder: "Up" },
      "'Up' at 'sortOrder' failed to satisfy constraint: Member must satisfy enum value set: [Ascending, Descending]",
    ],
    [
      "is wrong in a list",
      "StartPipelineExecution",
      { PipelineName: "a", PipelineParameters: [{ Name: "A", Value: "1" }, { Name: "B" }] },
      "null at 'pipelineParameters.2.member.value' failed to satisfy constraint: Member must not be null",
    ],
    [
      "is an empty list",
      "StartPipelineExecution",
      { PipelineName: "a", SelectiveExecutionConfig: { SelectedSteps: [] } },
      "'[]' at 'selectiveExecutionConfig.selectedSteps' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])("whose member %s is refused in the service's words", (_, operation, input, fault) => {
    expect(errorOf(operation, input)).toEqual(one(fault));
  });

  it("is told all that is wrong at once", () => {
    const error = errorOf("CreatePipeline", { PipelineName: "-", RoleArn: "none" });

    expect(error?.message).toMatch(
      /^3 validation errors detected: Value '-' at 'pipelineName' .*; Value 'none' at 'roleArn' /,
    );
  });

  it.each<[string, JsonObject, string]>([
    ["a number for a text", { PipelineName: 5 }, "NUMBER_VALUE can not be converted to a String"],
    ["a list for a text", { PipelineName: [] }, "Start of list found where not expected"],
    [
      "a text for a number",
      { PipelineName: "a", PipelineVersionId: "1" },
      "STRING_VALUE can not be converted to an Integer",
    ],
    [
      "a fraction for a whole number",
      { PipelineName: "a", PipelineVersionId: 1.5 },
      "NUMBER_VALUE can not be converted to an Integer",
    ],
    [
      "a text for an instant",
      { PipelineName: "a", CreatedAfter: "2026-01-01T00:00:00Z" },
      "STRING_VALUE can not be converted to milliseconds since epoch",
    ],
    [
      "a boolean for an instant",
      { PipelineName: "a", CreatedAfter: true },
      "TRUE_VALUE can not be converted to milliseconds since epoch",
    ],
  ])("with %s is a SerializationException", (_, input, message) => {
    const operation = "CreatedAfter" in input ? "ListPipelineExecutions" : "DescribePipeline";
    expect(errorOf(operation, input)).toEqual({ name: "SerializationException", message });
  });

  it.each<[string, JsonObject]>([
    ["ListPipelines", {}],
    ["ListPipelines", { CreatedAfter: 1.5, Unknown: [1] }],
    ["DescribePipeline", { PipelineName: "a--b" }],
    ["DescribePipeline", { PipelineName: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/a" }],
    ["CreateNoSuchThing", { Whatever: 1 }],
  ])("%s %j is let through", (operation, input) => {
    expect(errorOf(operation, input)).toBeUndefined();
  });

  it("is checked before anything is done", async () => {
    const { engine } = await fakeEngine();

    const call = engine.api.call("CreatePipeline", { PipelineName: "Mine", PipelineDefinition: "" });

    await expect(call).rejects.toMatchObject({
      message: expect.stringContaining("2 validation errors detected"),
    });
  });
});

it("answers at once, whatever the text, where the model's pattern would take for ever", () => {
  const text = `${" a".repeat(4000)}\u2028`;

  expect(
    errorOf("CreatePipeline", {
      PipelineName: "a",
      RoleArn: "arn:aws:iam::111122223333:role/r",
      PipelineDefinition: text,
    }),
  ).toBeUndefined();
});
