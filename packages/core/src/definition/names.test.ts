import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  executionArn,
  executionIdOf,
  isValidName,
  isValidPipelineName,
  jobName,
  modelPackageArn,
  pipelineArn,
  sagemakerArn,
} from "./names.ts";

const place = { region: "eu-west-1", accountId: "123456789012" };

describe("names", () => {
  it.each([
    ["a".repeat(64), true], // #5
    ["a".repeat(65), false],
    ["", false],
    ["a_b", true], // #6
    ["-a", true],
    ["123", true],
    ["a b", false], // #7
    ["a.b", false],
    ["Träin", false],
    ["a\n", false],
  ])("step name %j: %s", (name, valid) => {
    expect(isValidName(name)).toBe(valid);
  });

  it.each([
    ["my_pipe", false], // #8
    ["-x", false],
    ["x-", false],
    ["a--b", true],
    ["a".repeat(256), true],
    ["a".repeat(257), false],
    [`${"a-".repeat(128)}_`, false],
    ["", false],
  ])("pipeline name %j: %s", (name, valid) => {
    expect(isValidPipelineName(name)).toBe(valid);
  });
});

describe("ARNs", () => {
  it("are in lower case after the account", () => {
    expect(pipelineArn({ ...place, pipelineName: "AbalonePipeline" })).toBe(
      "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/abalonepipeline",
    );
    expect(executionArn({ ...place, pipelineName: "P", executionId: "7pinimwddh3a" })).toBe(
      "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/p/execution/7pinimwddh3a",
    );
    expect(modelPackageArn({ ...place, group: "Penguins", version: 3 })).toBe(
      "arn:aws:sagemaker:eu-west-1:123456789012:model-package/penguins/3",
    );
    expect(sagemakerArn({ ...place, partition: "aws-cn" }, "training-job/X")).toBe(
      "arn:aws-cn:sagemaker:eu-west-1:123456789012:training-job/x",
    );
  });

  it("give the id of an execution", () => {
    const arn = executionArn({ ...place, pipelineName: "My-Pipe", executionId: "7pinimwddh3a" });
    expect(executionIdOf(arn)).toBe("7pinimwddh3a");
    expect(executionIdOf("7pinimwddh3a")).toBe("7pinimwddh3a");
    expect(executionIdOf("../7pinimwddh3a")).toBeUndefined();
  });
});

describe("jobName", () => {
  it("has the service's form", () => {
    expect(jobName("cfvy1tjuxdq8", "Abalone_Eval", "zfraozhmny")).toBe(
      "pipelines-cfvy1tjuxdq8-Abalone-Eval-zfraozhmny",
    );
  });

  it("obeys the job name rule and keeps the suffix, whatever the step is called", () => {
    const step = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    const suffix = fc.stringMatching(/^[a-zA-Z0-9]{10}$/);
    fc.assert(
      fc.property(step, suffix, (step, suffix) => {
        const name = jobName("cfvy1tjuxdq8", step, suffix);
        expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
        expect(name.endsWith(`-${suffix}`)).toBe(true);
      }),
    );
  });

  it("fits into 32 characters", () => {
    expect(jobName("cfvy1tjuxdq8", "TuneAbalone", "zfraozhmny", 32)).toBe("pipelines-cfvy1tjuxdq8-zfraozhmn");
  });
});
