import type { PipelineDefinition } from "@sagewright/core";
import { expect, it } from "vitest";
import { s3Parameters } from "./s3-parameters.ts";

it("finds parameters that default to a place in S3 or are used as one", () => {
  const definition = {
    Parameters: [
      { Name: "ByDefault", Type: "String", DefaultValue: "s3://b/k" },
      { Name: "ByUse", Type: "String" },
      { Name: "Joined", Type: "String" },
      { Name: "Count", Type: "Integer", DefaultValue: 1 },
    ],
    Steps: [
      {
        Name: "A",
        Type: "Processing",
        Arguments: {
          ProcessingInputs: [{ InputName: "i", S3Input: { S3Uri: { Get: "Parameters.ByUse" } } }],
          Environment: {
            A: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Joined" }] } },
            B: { Get: "Parameters.Count" },
          },
        },
      },
    ],
  } as unknown as PipelineDefinition;
  expect([...s3Parameters(definition)]).toEqual(["ByDefault", "ByUse"]);
});
