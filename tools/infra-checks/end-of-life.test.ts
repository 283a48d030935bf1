import { describe, expect, it } from "vitest";
import { endOfLife } from "./end-of-life.ts";

const stack = (runtime: string, image: string, nodejs?: number) => ({
  resource: {
    aws_lambda_function: { seed: { runtime } },
    aws_codebuild_project: {
      build: {
        environment: { image },
        source: {
          buildspec: JSON.stringify({
            phases: {
              install: nodejs === undefined ? {} : { "runtime-versions": { nodejs } },
              build: { commands: [] },
            },
          }),
        },
      },
    },
  },
});
const CURRENT = "aws/codebuild/amazonlinux-x86_64-standard:5.0";

describe("end of life", () => {
  it("finds the sample's runtime and image (defect 11)", () => {
    const sample = stack("python3.8", "aws/codebuild/amazonlinux2-x86_64-standard:3.0");

    expect(endOfLife(sample, { asOf: "2026-01-01" })).toEqual([
      {
        rule: "lambda-runtime",
        address: "aws_lambda_function.seed",
        message: "python3.8 has reached its end of life on 2024-10-14.",
      },
      {
        rule: "codebuild-image",
        address: "aws_codebuild_project.build",
        message: "aws/codebuild/amazonlinux2-x86_64-standard:3.0 has reached its end of life on 2023-05-09.",
      },
    ]);
  });

  it("goes by the day", () => {
    const rules = (asOf: string) =>
      endOfLife(stack("nodejs22.x", CURRENT, 22), { asOf }).map(({ rule }) => rule);

    expect(rules("2027-04-29")).toEqual([]);
    expect(rules("2027-04-30")).toEqual(["lambda-runtime", "build-runtime"]);
  });

  it("does not pass what it does not know", () => {
    expect(endOfLife(stack("nodejs99.x", "aws/codebuild/standard:99", 99)).map(({ rule }) => rule)).toEqual([
      "lambda-runtime",
      "codebuild-image",
      "build-runtime",
    ]);
  });
});
