import {
  group,
  type ListedStep,
  pipeline,
  rawCondition,
  refTo,
  type S3Uri,
  step,
  text,
} from "../../src/index.ts";

const SKLEARN = "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";
const PYTORCH = "763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-inference:2.0.1-cpu-py310";
/** Where the Python SDK happened to write to. */
const place = "s3://my-bucket/pytorch-inference-2024-01-01-00-00-00-123";

const after = <const Name extends string>(name: Name, ...dependsOn: readonly ListedStep[]) =>
  step.processing(name, { image: "img:1", instanceType: "ml.m5.large", dependsOn });

const a = after("A");
const b = after("B", a);
const c = after("C", a, b, a, b);

// No place of a model, but what the recorded pipeline says.
const modelData = refTo<S3Uri>({ Get: "Steps.C.ProcessingJobArn" });
const repacked = step.repackModel("M-RepackModel-0", {
  model: modelData,
  code: "code/inference.py",
  image: SKLEARN,
  outputPath: place,
  dependsOn: [c],
  overrides: {
    DebugHookConfig: { S3OutputPath: place, CollectionConfigurations: [] },
    ProfilerConfig: { DisableProfiler: true },
    HyperParameters: {
      model_archive: text`${c.properties.ProcessingJobArn}`,
      source_dir: "null",
      dependencies: "null",
    },
  },
});
const register = step.registerModel("M-RegisterModel", {
  ...repacked.container,
  image: PYTORCH,
  framework: "PYTORCH",
  frameworkVersion: "2.0.1",
  modelPackageGroupName: "g",
  supportedContentTypes: ["t"],
  supportedResponseMIMETypes: ["t"],
  supportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
  skipModelValidation: "None",
});
const m = group([repacked, register]);

const d = after("D", m);
const e = after("E", m);
const f = after("F", e, d);
const gate = step.condition("Cond", {
  // `equals(1, 1)` would be decided here, and the branch put in its place.
  conditions: [rawCondition({ Type: "Equals", LeftValue: 1, RightValue: 1 })],
  ifSteps: [after("G", a)],
  dependsOn: [f, d],
});
const h = step.processing("H", {
  image: "img:1",
  instanceType: "ml.m5.large",
  dependsOn: [gate],
  silence: { DEPENDS_ON_CONDITION: "the Python SDK takes it, though the service has refused it" },
});
const z = after("Z");
const i = after("I", z);

export default pipeline("depends", {
  role: "arn:aws:iam::123456789012:role/SageMakerRole",
  bucket: "my-bucket",
  steps: [a, b, c, m, d, e, f, gate, h, i, z],
});
