import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile } from "../src/index.ts";
import { abalone } from "./abalone.ts";

/** The same pipeline as the Python SDK 2.257.6 writes it. */
const recorded = () =>
  JSON.parse(readFileSync(new URL("fixtures/abalone-definition.json", import.meta.url), "utf8"));

/** The SDK's hash covers the path as it was spelled too, so it is not a hash of the content: ours is given. */
const assets = {
  "code:code/preprocess.py": "7df44cc2db2d7b60ec07a0a0c62cfe333173dc49d12e8699c4f89872a7280363",
  "code:code/evaluate.py": "3423766ef1674cf1f1de3b534d32c173b861234ec2e47279cdbd7c78caa6b0f8",
};

/** Empty objects that the SDK writes where nothing was asked for. They say nothing to the service. */
const DEFECTS = [
  "Steps[3].Arguments.IfSteps[0].Arguments.ModelMetrics.Bias",
  "Steps[3].Arguments.IfSteps[0].Arguments.ModelMetrics.Explainability",
  "Steps[3].Arguments.IfSteps[0].Arguments.InferenceSpecification.Containers[0].Environment",
  "Steps[3].Arguments.IfSteps[1].Arguments.PrimaryContainer.Environment",
];

it("equals the Python SDK's definition, save for the empty objects that it adds", () => {
  const compiled = JSON.parse(JSON.stringify(compile(abalone, { assets })));

  expect(compiled).toEqual(DEFECTS.reduce(without, recorded()));
});

/** A copy of a document without the empty object at a path; one that is not there or not empty fails. */
function without(document: unknown, path: string): unknown {
  const copy = structuredClone(document);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
  const last = keys.pop() ?? "";
  const parent = keys.reduce((value, key) => (value as Record<string, unknown>)[key], copy) as Record<
    string,
    unknown
  >;
  expect(parent[last], path).toEqual({});
  delete parent[last];
  return copy;
}
