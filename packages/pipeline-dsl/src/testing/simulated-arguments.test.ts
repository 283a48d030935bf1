import { describe, expect, it } from "vitest";
import { pipeline, step } from "../index.ts";
import { good, issuesOf, penguins, register } from "./penguins.fixture.ts";
import { simulate } from "./simulate.ts";

describe("arguments", () => {
  const run = simulate(penguins, { ...good, params: { Approval: "Approved", Rounds: 50 } });

  it("resolves parameters, and the properties that a step before would have", () => {
    expect(run.argumentsOf("Train")).toMatchObject({
      RoleArn: "arn:aws:iam::000000000000:role/simulation",
      HyperParameters: { num_round: "50" },
    });
    expect(run.argumentsOf(register)).toMatchObject({
      ModelApprovalStatus: "Approved",
      InferenceSpecification: {
        Containers: [
          {
            ModelDataUrl: "s3://models/out/pipelines-simulation00-Train-sim/output/model.tar.gz",
          },
        ],
      },
    });
  });

  it("resolves execution variables and made-up ARNs", () => {
    expect(run.argumentsOf("Tell")).toEqual({
      model: "arn:aws:sagemaker:us-east-1:000000000000:model-package/penguins/1",
      run: "simulation00",
    });
  });

  it("uses given properties, merged over those made up", () => {
    const other = simulate(penguins, {
      ...good,
      properties: {
        ...good.properties,
        Train: { ModelArtifacts: { S3ModelArtifacts: "s3://other/m.tar.gz" } },
      },
    });

    expect(other.argumentsOf("Register")).toMatchObject({
      InferenceSpecification: { Containers: [{ ModelDataUrl: "s3://other/m.tar.gz" }] },
    });
  });

  it("gives the same result each time", () => {
    expect(simulate(penguins, good).argumentsOf("Evaluate")).toEqual(
      simulate(penguins, good).argumentsOf("Evaluate"),
    );
  });

  it("reads JSON objects in S3 from `objects`", () => {
    const read = pipeline("Read", {
      steps: [
        step.raw("Stop", "Fail", {
          Arguments: { ErrorMessage: { "Std:JsonGet": { S3Uri: "s3://b/limits.json", Path: "max[0]" } } },
        }),
      ],
    });

    expect(simulate(read, { objects: { "s3://b/limits.json": { max: ["low"] } } }).failureReason).toBe("low");
    expect(issuesOf(() => simulate(read))).toMatchObject([{ code: "SIMULATION_OBJECT_MISSING" }]);
  });
});
