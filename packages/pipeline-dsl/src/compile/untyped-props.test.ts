import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { pipeline } from "../pipeline.ts";
import { step } from "../step.ts";
import type { StepNode } from "../step-node.ts";
import { check } from "./check.ts";

/** As plain JavaScript sees it. */
const untyped = step as unknown as Record<keyof typeof step, (...given: unknown[]) => StepNode>;

const PROPS = {
  bedrockCustomModel: ["modelName", "modelSourceConfig", "customModelDataSource", "modelTags", "role"],
  bedrockCustomModelDeployment: ["modelDeploymentName", "modelArn", "deploymentDescription", "tags"],
  bedrockModelImport: ["jobName", "modelDataSource", "vpcConfig", "jobTags", "role"],
  bedrockProvisionedModelThroughput: ["modelUnits", "modelId", "commitmentDuration", "tags"],
  endpoint: ["endpointName", "endpointConfigName", "tags", "overrides"],
  endpointConfig: ["productionVariants", "asyncInferenceConfig", "vpcConfig", "tags", "overrides"],
  inferenceComponent: ["endpointName", "specification", "runtimeConfig", "tags", "overrides"],
  lineage: ["actions", "artifacts", "contexts", "associations", "overrides"],
  model: ["image", "model", "environment", "containers", "vpcConfig", "tags"],
  registerModel: ["containers", "modelMetrics", "driftCheckBaselines", "modelInput", "supportedContentTypes"],
  transform: ["modelName", "source", "dataProcessing", "modelClientConfig", "tags"],
  processing: ["inputs", "outputs", "environment", "tags", "entrypoint", "arguments"],
  training: ["channels", "hyperParameters", "entrypoint", "maxRuntimeInSeconds", "cache", "retry"],
  emr: ["args", "properties", "clusterConfig", "overrides"],
  tuning: ["parameterRanges", "trainingJobDefinition", "trainingJobDefinitions", "warmStartConfig"],
  emrServerless: ["jobDriver", "applicationConfig", "tags"],
} as const satisfies { readonly [Kind in keyof typeof step]?: readonly string[] };

const ODD = [
  null,
  7,
  Number.NaN,
  "text",
  [],
  [null],
  ["text"],
  {},
  { a: null },
  { a: "text" },
  { a: {} },
  () => 1,
  Symbol("s"),
  5n,
  new Date(0),
];

const cases = Object.entries(PROPS).flatMap(([kind, props]) =>
  props.flatMap((prop) => ODD.map((value, index) => ({ kind, prop, value, index }))),
);

describe("a prop of another type than its own", () => {
  it.each(cases)("never throws anything but issues: $kind $prop $index", ({ kind, prop, value }) => {
    try {
      check(pipeline("P", { steps: [untyped[kind as keyof typeof PROPS]("S", { [prop]: value })] }));
    } catch (error) {
      expect(error).toBeInstanceOf(SagewrightError);
    }
  });

  it("is told where a list or an object is wanted", () => {
    const odd = untyped.lineage("L", { artifacts: { a: null } });
    const row = untyped.model("M", { containers: "image", tags: [7] });
    const result = check(pipeline("P", { role: "arn:aws:iam::123456789012:role/R", steps: [odd, row] }));

    const told = result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
    expect(told.filter((issue) => issue.startsWith("STEP_PROP_INVALID"))).toEqual([
      "STEP_PROP_INVALID steps.L.artifacts.a",
      "STEP_PROP_INVALID steps.M.containers",
      "STEP_PROP_INVALID steps.M.tags.0",
    ]);
  });
});
