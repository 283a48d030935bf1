/** A place where our program and the SDK's recording differ, and why that is right. */
export interface Difference {
  /** Keys from the root down; `*` is any one key or index. */
  readonly path: readonly (string | number)[];
  readonly reason: string;
  /** What stands there in the recording, `undefined` where nothing does; checked. */
  readonly sdk: unknown;
  /** What we write there instead, `undefined` for nothing; checked. */
  readonly ours: unknown;
}

const STAMPED_PATH =
  "A time stamp in the SDK's path, so that no build is like another; ours is a content-hash path.";
const ANALYSIS_PATH =
  "Content-hash path: another analysis is another file, and a cached result is not taken for it.";
const NOTEBOOK_STAMP =
  "A time stamp that the SDK adds when it derives the name from the notebook's; compiling reads no clock.";

/** Every difference there is between our programs and the recordings, by case. */
export const DIFFERENCES: { readonly [golden: string]: readonly Difference[] } = {
  "06-processing-script": [
    {
      path: ["Steps", 0, "Arguments", "ProcessingInputs", 0, "S3Input", "S3Uri"],
      reason:
        "Content-hash path: the SDK writes every version of a local input to one place, where a running job may read it.",
      sdk: "s3://my-bucket/proc-script/LocalCode/input/helper/helper.py",
      ours: "s3://my-bucket/proc-script/input/unhashed/helper.py",
    },
  ],
  "22-model-repack": [0, 2].map((step) => ({
    path: ["Steps", step, "Arguments", "HyperParameters", "sagemaker_submit_directory"],
    reason: STAMPED_PATH,
    sdk: '"s3://my-bucket/sagemaker-scikit-learn-2024-01-01-00-00-00-123/source/sourcedir.tar.gz"',
    ours: '"s3://my-bucket/model-repack/code/unhashed/sourcedir.tar.gz"',
  })),
  "29-notebook-job": [
    {
      path: ["Steps", 0, "Arguments", "TrainingJobName"],
      reason: NOTEBOOK_STAMP,
      sdk: "notebook-ipynb-2024-01-01-00-00-00-123",
      ours: "notebook-ipynb",
    },
    {
      path: ["Steps", 0, "Arguments", "Tags", 0, "Value"],
      reason: NOTEBOOK_STAMP,
      sdk: "notebook-ipynb-2024-01-01-00-00-00-123",
      ours: "notebook-ipynb",
    },
    {
      path: ["Steps", 0, "Arguments", "Environment", "SM_OUTPUT_NOTEBOOK_NAME"],
      reason: NOTEBOOK_STAMP,
      sdk: "notebook-ipynb-2024-01-01-00-00-00-123.ipynb",
      ours: "notebook-ipynb.ipynb",
    },
    {
      path: ["Steps", 0, "Arguments", "InputDataConfig", 0, "DataSource", "S3DataSource", "S3Uri"],
      reason: STAMPED_PATH,
      sdk: "s3://my-bucket/notebook/NbMin/input-2024-01-01-00-00-00-123",
      ours: "s3://my-bucket/notebook/code/unhashed/files",
    },
    {
      path: ["Steps", 1, "Arguments", "InputDataConfig", 0, "DataSource", "S3DataSource", "S3Uri"],
      reason: STAMPED_PATH,
      sdk: "s3://my-bucket/nb/notebook/NbFull/input-2024-01-01-00-00-00-123",
      ours: "s3://my-bucket/nb/notebook/code/unhashed/files",
    },
  ],
  "31-clarify-check": [
    {
      path: ["Steps", 0, "Arguments", "ProcessingInputs", 0, "S3Input", "S3Uri"],
      reason: ANALYSIS_PATH,
      sdk: "s3://my-bucket/cfg/d/analysis_config.json",
      ours: "s3://my-bucket/clarify/input/de721d28eec1c52f1bf457fb983ca9a197db6206c2aa18126d36a966ae3b09ad/analysis_config.json",
    },
    {
      path: ["Steps", 1, "Arguments", "ProcessingInputs", 0, "S3Input", "S3Uri"],
      reason: ANALYSIS_PATH,
      sdk: "s3://my-bucket/cfg/m/analysis_config.json",
      ours: "s3://my-bucket/clarify/input/8cd71813c718541ca27aeb66b1fff411dee89c7bda8e01b81329a53db7b10439/analysis_config.json",
    },
    {
      path: ["Steps", 2, "Arguments", "ProcessingInputs", 0, "S3Input", "S3Uri"],
      reason: ANALYSIS_PATH,
      sdk: "s3://my-bucket/cfg/e/analysis_config.json",
      ours: "s3://my-bucket/clarify/input/de274f0d3641bc94f44850de1b06a7d0ca0814abd44c7ae0752f41e24a2ef41d/analysis_config.json",
    },
  ],
  "32-quality-check": [
    {
      path: ["Steps", 0, "Arguments", "ProcessingInputs", 1, "S3Input", "S3Uri"],
      reason: STAMPED_PATH,
      sdk: "s3://my-bucket/model-monitor/baselining/baseline-suggestion-job-2024-01-01-00-00-00-123/input/post_analytics_processor_script_input",
      ours: "s3://my-bucket/quality/code/unhashed/evaluate.py",
    },
    {
      path: ["Steps", 0, "Arguments", "ProcessingInputs", 2, "S3Input", "S3Uri"],
      reason: STAMPED_PATH,
      sdk: "s3://my-bucket/model-monitor/baselining/baseline-suggestion-job-2024-01-01-00-00-00-123/input/record_preprocessor_script_input",
      ours: "s3://my-bucket/quality/code/unhashed/preprocess.py",
    },
    {
      path: ["Steps", 1, "Arguments", "ProcessingOutputConfig", "Outputs", 0, "S3Output", "S3Uri"],
      reason:
        "A time stamp in the SDK's default path, shared by all executions; ours is one of each execution.",
      sdk: "s3://my-bucket/model-monitor/baselining/baseline-suggestion-job-2024-01-01-00-00-00-123/results",
      ours: {
        "Std:Join": {
          On: "/",
          Values: [
            "s3:/",
            "my-bucket",
            "quality",
            { Get: "Execution.PipelineExecutionId" },
            "Model",
            "output",
            "quality_check_output",
          ],
        },
      },
    },
  ],
  "46-lambda-output-collision": [
    {
      path: ["Steps", 2, "Arguments", "wrong"],
      reason: "The SDK finds an output by its name alone: that of L2 stands where L1's was written.",
      sdk: { Get: "Steps.L2.OutputParameters['o']" },
      ours: { Get: "Steps.L1.OutputParameters['o']" },
    },
  ],
  "35-depends-on": [
    {
      path: ["Steps", 3, "Arguments", "HyperParameters", "sagemaker_submit_directory"],
      reason: STAMPED_PATH,
      sdk: '"s3://my-bucket/sagemaker-scikit-learn-2024-01-01-00-00-00-123/source/sourcedir.tar.gz"',
      ours: '"s3://my-bucket/depends/code/unhashed/sourcedir.tar.gz"',
    },
  ],
  "50-v3-processing": [
    ...["ProcessingInputs", "ProcessingOutputConfig"].map((list) => ({
      path: [
        "Steps",
        "*",
        "Arguments",
        list,
        ...(list === "ProcessingInputs" ? [] : ["Outputs"]),
        "*",
        "AppManaged",
      ],
      reason:
        "NOTES.md, v3 differences: v3 of the SDK leaves AppManaged out. We write the default, false, as v2 does.",
      sdk: undefined,
      ours: false,
    })),
  ],
};
