import { SagewrightError } from "@sagewright/core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { IMAGES } from "./image-facts.ts";
import { imagesOf } from "./image-table.ts";
import { type ImageOptions, imageUri, uriOf } from "./image-uri.ts";

type Options = Parameters<typeof imageUri>[0];

/** As recorded of the Python SDK. */
const RECORDED: readonly (readonly [options: Options, uri: string])[] = [
  [
    {
      framework: "xgboost",
      version: "1.7-1",
      pythonVersion: "py3",
      instanceType: "ml.m5.xlarge",
      region: "us-west-2",
    },
    "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1",
  ],
  [
    { framework: "sklearn", version: "1.2-1", instanceType: "ml.m5.xlarge", region: "us-west-2" },
    "246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
  ],
  [
    {
      framework: "pytorch",
      version: "2.0.1",
      pythonVersion: "py310",
      instanceType: "ml.g4dn.xlarge",
      scope: "training",
      region: "us-west-2",
    },
    "763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-training:2.0.1-gpu-py310",
  ],
  [
    { framework: "pytorch", version: "2.0.1", accelerator: "cpu", scope: "inference", region: "us-west-2" },
    "763104351884.dkr.ecr.us-west-2.amazonaws.com/pytorch-inference:2.0.1-cpu-py310",
  ],
  [
    { framework: "clarify", region: "us-west-2" },
    "306415355426.dkr.ecr.us-west-2.amazonaws.com/sagemaker-clarify-processing:1.0",
  ],
  [
    { framework: "model-monitor", region: "us-west-2" },
    "159807026194.dkr.ecr.us-west-2.amazonaws.com/sagemaker-model-monitor-analyzer",
  ],
  [
    { framework: "debugger", region: "us-west-2" },
    "895741380848.dkr.ecr.us-west-2.amazonaws.com/sagemaker-debugger-rules:latest",
  ],
];

/** As AWS documents them. */
const DOCUMENTED: readonly (readonly [options: Options, uri: string])[] = [
  [
    { framework: "xgboost", version: "1.7", region: "cn-north-1" },
    "450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost:1.7-1",
  ],
  [
    { framework: "xgboost", version: "1.5", accelerator: "graviton", region: "us-gov-west-1" },
    "414596584902.dkr.ecr.us-gov-west-1.amazonaws.com/sagemaker-xgboost:1.5-1-arm64",
  ],
  [
    { framework: "pytorch", version: "2.2", instanceType: "ml.m7g.large", region: "eu-west-1" },
    "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference-graviton:2.2.1-cpu-py310-ubuntu20.04-sagemaker",
  ],
  [
    {
      framework: "huggingface",
      version: "4.17",
      baseFrameworkVersion: "pytorch1.10",
      scope: "inference",
      instanceType: "ml.g5.xlarge",
      region: "us-east-1",
    },
    "763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-inference:1.10.2-transformers4.17.0-gpu-py38-cu113-ubuntu20.04",
  ],
  [
    {
      framework: "huggingface-neuronx",
      version: "4.28",
      scope: "inference",
      instanceType: "ml.inf2.xlarge",
      region: "us-east-1",
    },
    "763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-inference-neuronx:1.13.0-transformers4.28.1-neuronx-py38-sdk2.9.1-ubuntu20.04",
  ],
  [
    { framework: "djl-lmi", version: "latest", region: "us-east-1" },
    "763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.36.0-lmi27.0.0-cu130",
  ],
  [
    { framework: "sagemaker-base-python", pythonVersion: "py310", region: "us-west-2" },
    "236514542706.dkr.ecr.us-west-2.amazonaws.com/sagemaker-base-python-310:1.0",
  ],
  [
    { framework: "spark", version: "3.3", pythonVersion: "py39", region: "us-west-2" },
    "153931337802.dkr.ecr.us-west-2.amazonaws.com/sagemaker-spark-processing:3.3-cpu",
  ],
];

function issueOf(options: object): unknown {
  try {
    return imageUri(options as Options);
  } catch (error) {
    return error instanceof SagewrightError ? error.issues[0] : error;
  }
}

describe("imageUri", () => {
  it.each(RECORDED)("gives what the Python SDK gives for %o", (options, uri) => {
    expect(imageUri(options)).toBe(uri);
  });

  it.each(DOCUMENTED)("gives what AWS documents for %o", (options, uri) => {
    expect(imageUri(options)).toBe(uri);
  });

  it("knows a well-formed URI for every image in every region that has it", () => {
    let count = 0;
    for (const framework of Object.keys(IMAGES)) {
      for (const image of imagesOf(framework)?.images ?? []) {
        expect(image.accounts.size).toBeGreaterThan(0);
        for (const region of image.accounts.keys()) {
          count++;
          const uri = uriOf(image, region);
          if (!ECR_URI.test(uri)) expect.fail(`${framework} ${image.version}: ${uri}`);
        }
      }
    }
    expect(count).toBeGreaterThan(20_000);
  });

  it("finds every image again by what it is chosen by", () => {
    for (const framework of Object.keys(IMAGES)) {
      for (const image of imagesOf(framework)?.images ?? []) {
        const [region = ""] = image.accounts.keys();
        const options = {
          framework,
          region,
          version: image.version,
          scope: image.scopes[0],
          ...(image.accelerator === "" ? {} : { accelerator: image.accelerator }),
          ...(image.python === "" ? {} : { pythonVersion: image.python }),
          ...(image.base === "" ? {} : { baseFrameworkVersion: image.base }),
        };
        expect(issueOf(options)).toBe(uriOf(image, region));
      }
    }
  });

  it("lists the versions that there are", () => {
    expect(issueOf({ framework: "xgboost", version: "1.8", region: "eu-west-1" })).toMatchObject({
      code: "IMAGE_VERSION_UNKNOWN",
      path: ["version"],
      message: 'The table has no image of xgboost "1.8" for these options.',
      hint: expect.stringContaining("0.90-1, 0.90-2, 1, 1.0-1, 1.2-1, 1.2-2, 1.3-1, 1.5-1, 1.7-1, 3.0-5;"),
    });
  });

  it.each([
    [{ framework: "nope", region: "eu-west-1" }, "IMAGE_FRAMEWORK_UNKNOWN", "xgboost"],
    [{ framework: "constructor", region: "eu-west-1" }, "IMAGE_FRAMEWORK_UNKNOWN", "xgboost"],
    [{}, "IMAGE_FRAMEWORK_UNKNOWN", "xgboost"],
    [{ framework: "kmeans", region: "mars-1" }, "IMAGE_REGION_UNKNOWN", "af-south-1, ap-east-1,"],
    [{ framework: "kmeans" }, "IMAGE_REGION_UNKNOWN", "af-south-1, ap-east-1,"],
    [{ framework: "clarify", scope: "training", region: "eu-west-1" }, "IMAGE_OPTION_UNKNOWN", "processing"],
    [
      { framework: "sklearn", version: "1.2-1", instanceType: "ml.p3.2xlarge", region: "eu-west-1" },
      "IMAGE_OPTION_UNKNOWN",
      "ml.m5.large (cpu)",
    ],
    [
      { framework: "xgboost", version: "1.7-1", instanceType: "large", region: "eu-west-1" },
      "IMAGE_OPTION_UNKNOWN",
      "ml.m5.large (cpu)",
    ],
    [
      { framework: "xgboost", version: "1.7-1", accelerator: "neuron", region: "eu-west-1" },
      "IMAGE_OPTION_UNKNOWN",
      "cpu, gpu",
    ],
    [
      { framework: "pytorch", version: "2.0.1", pythonVersion: "py27", region: "eu-west-1" },
      "IMAGE_OPTION_UNKNOWN",
      "py310",
    ],
    [
      { framework: "huggingface", version: "4.17", baseFrameworkVersion: "pytorch9", region: "eu-west-1" },
      "IMAGE_OPTION_UNKNOWN",
      "pytorch1.10.2, tensorflow2.6.3",
    ],
    [{ framework: "pytorch", region: "eu-west-1" }, "IMAGE_OPTION_MISSING", "2.0.0, 2.0.1, 2.1.0"],
    [{ framework: "pytorch", version: "2.0", region: "eu-west-1" }, "IMAGE_OPTION_MISSING", "cpu, gpu"],
    [
      { framework: "pytorch", version: "2.0", accelerator: "gpu", region: "eu-west-1" },
      "IMAGE_OPTION_MISSING",
      "inference, training",
    ],
    [
      { framework: "pytorch", version: "1.4", accelerator: "gpu", scope: "training", region: "eu-west-1" },
      "IMAGE_OPTION_MISSING",
      "py2, py3, py36",
    ],
    [
      { framework: "huggingface", version: "4.17", region: "eu-west-1" },
      "IMAGE_OPTION_MISSING",
      "pytorch1.10.2, tensorflow2.6.3",
    ],
  ])("says what to choose from: %o", (options, code, choices) => {
    expect(issueOf(options)).toMatchObject({ code, hint: expect.stringContaining(choices) });
  });

  it("types options by the framework", () => {
    expectTypeOf<ImageOptions<"xgboost">["scope"]>().toEqualTypeOf<"inference" | "training" | undefined>();
    // @ts-expect-error no framework of AWS's
    void (() => imageUri({ framework: "xgbost", region: "eu-west-1" }));
    // @ts-expect-error Clarify only processes
    void (() => imageUri({ framework: "clarify", scope: "training", region: "eu-west-1" }));
    // @ts-expect-error no Python version
    void (() => imageUri({ framework: "pytorch", pythonVersion: "3.10", region: "eu-west-1" }));
    // @ts-expect-error PyTorch builds on nothing else
    void (() => imageUri({ framework: "pytorch", baseFrameworkVersion: "pytorch2.0", region: "eu-west-1" }));
    // @ts-expect-error a region is needed
    void (() => imageUri({ framework: "pytorch" }));
  });
});

const ECR_URI =
  /^\d{12}\.dkr\.ecr\.[a-z]{2}(?:-[a-z]+)+-\d\.(?:amazonaws\.com(?:\.cn)?|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov)\/[a-z0-9][a-z0-9._-]*(?::[\w][\w.-]{0,127})?$/;
