import type { Issue, IssuePath } from "@sagewright/core";

// What can be wrong with a job: its S3 objects, archives, image, runtime, inputs and results. All else: engine-issues.ts.

export const s3UriInvalid = (uri: string, reason: string): Issue => ({
  code: "S3_URI_INVALID",
  path: [],
  message: `${JSON.stringify(uri)} is no S3 URI: ${reason}.`,
  hint: "Write s3://<bucket>/<key>.",
});

export const s3ObjectMissing = (uri: string): Issue => ({
  code: "S3_OBJECT_MISSING",
  path: [],
  message: `No S3 objects found under S3 URL ${JSON.stringify(uri)}.`,
  hint: "Check the key and the step that should have written it; s3:// is the folder s3 in the state directory.",
});

export const s3ObjectTooLarge = (uri: string, size: number, limit: number): Issue => ({
  code: "S3_OBJECT_TOO_LARGE",
  path: [],
  message: `${uri} has ${size} bytes; at most ${limit} are read here.`,
  hint: "Write a smaller file for values that steps read, and keep the rest in another one.",
});

export const s3KeyClash = (uri: string): Issue => ({
  code: "S3_KEY_CLASH",
  path: [],
  message: `${uri} cannot be stored: a key is a file here and the beginning of another key, which no folder can hold.`,
  hint: "Choose keys none of which is another one followed by a slash, or delete the older object.",
});

export const archiveUnsafe = (file: string, entry: string, reason: string): Issue => ({
  code: "ARCHIVE_UNSAFE",
  path: [],
  message: `The archive ${file} was not unpacked: its entry ${JSON.stringify(entry)} ${reason}.`,
  hint: "Pack the archive again from inside its folder, with relative names and no links that leave it.",
});

export const archiveInvalid = (file: string, reason: string): Issue => ({
  code: "ARCHIVE_INVALID",
  path: [],
  message: `${file} is no complete tar archive: ${reason}.`,
  hint: "Check that the file is a .tar.gz and was uploaded whole.",
});

export const bubblewrapUnusable = (reason: string): Issue => ({
  code: "BUBBLEWRAP_UNUSABLE",
  path: ["isolation"],
  message: `Jobs cannot be isolated with bubblewrap on this machine: ${reason}.`,
  hint: 'Install the package "bubblewrap" and allow user namespaces, or set isolation to "auto" or "none".',
});

export const imageNotMapped = (step: string, image: string, path: IssuePath): Issue => ({
  code: "IMAGE_NOT_MAPPED",
  path,
  message: `Step "${step}" runs the image ${JSON.stringify(image)}, and nothing on this machine stands in for it.`,
  hint:
    "Add a runtime to sagewright.config.ts: export default defineConfig({ runtimes: [{ " +
    `name: "mine", match: (image) => image === ${JSON.stringify(image)}, kind: "python", requirements: [] }] }) ` +
    `(kind "node", "python" or "command"), or run with --stub ${step}=FILE.json.`,
});

export const lambdaNotMapped = (step: string, functionArn: string, path: IssuePath): Issue => ({
  code: "LAMBDA_NOT_MAPPED",
  path,
  message: `Step "${step}" calls the Lambda function ${JSON.stringify(functionArn)}, which has no module on this machine.`,
  hint:
    "Name the module that exports its handler in sagewright.config.ts: " +
    `export default defineConfig({ lambdas: { ${JSON.stringify(functionArn)}: "./handler.mjs" } }), ` +
    `or run with --stub ${step}=FILE.json.`,
});

export const lambdaModuleMissing = (
  step: string,
  functionArn: string,
  module: string,
  path: IssuePath,
): Issue => ({
  code: "LAMBDA_MODULE_MISSING",
  path,
  message: `Step "${step}" calls the Lambda function ${JSON.stringify(functionArn)}, whose module ${module} is not there.`,
  hint: "Correct its path in `lambdas` of sagewright.config.ts, or make the file.",
});

export const pythonMissing = (runtime: string): Issue => ({
  code: "PYTHON_MISSING",
  path: ["runtimes", runtime],
  message: `The runtime "${runtime}" needs Python, and python3 is not on the PATH.`,
  hint: "Install Python 3, or map the image to a runtime of another kind.",
});

export const runtimeNotReady = (runtime: string, reason: string, log: string): Issue => ({
  code: "RUNTIME_NOT_READY",
  path: ["runtimes", runtime],
  message: `The runtime "${runtime}" could not be made ready: ${reason}`,
  hint: `Correct its requirements in sagewright.config.ts, or the package index; the whole log is ${log}.`,
});

export const inputNotSupported = (step: string, what: string, instead: string, path: IssuePath): Issue => ({
  code: "INPUT_NOT_SUPPORTED",
  path,
  message: `Step "${step}" has ${what}, which is not run on one machine.`,
  hint: `For local runs ${instead}, or run with --stub ${step}=FILE.json.`,
});

export const manifestInvalid = (uri: string, reason: string): Issue => ({
  code: "MANIFEST_INVALID",
  path: [],
  message: `The manifest ${uri} cannot be used: ${reason}.`,
  hint: 'Write a JSON array: [{"prefix":"s3://bucket/folder/"},"first.csv","second.csv"].',
});

export const jobPathInvalid = (step: string, localPath: string, root: string, path: IssuePath): Issue => ({
  code: "JOB_PATH_INVALID",
  path,
  message: `Step "${step}" has the LocalPath ${JSON.stringify(localPath)}, which does not lie below ${root}.`,
  hint: `Choose a path that begins with ${root}/ and has no "..".`,
});

export const entrypointMissing = (step: string, path: IssuePath): Issue => ({
  code: "ENTRYPOINT_MISSING",
  path,
  message: `Step "${step}" has no ContainerEntrypoint: what its image itself would run is not known on this machine.`,
  hint: 'Say it, for instance ContainerEntrypoint ["python3", "/opt/ml/processing/input/code/script.py"].',
});

export const metricRegexInvalid = (step: string, metric: string, reason: string): Issue => ({
  code: "METRIC_REGEX_INVALID",
  path: ["Arguments", "AlgorithmSpecification", "MetricDefinitions"],
  message: `The metric "${metric}" of step "${step}" has a Regex that cannot be used: ${reason}.`,
  hint: "Correct it; its first group is the value, for instance: rmse=([0-9.]+)",
});

export const programInvalid = (step: string, program: string, reason: string): Issue => ({
  code: "PROGRAM_INVALID",
  path: ["Arguments", "HyperParameters", "sagemaker_program"],
  message: `Step "${step}" cannot run sagemaker_program ${JSON.stringify(program)}: ${reason}.`,
  hint: "Name a .py, .sh, .js or .mjs file by its path inside the source archive.",
});

export const callbackOutputInvalid = (step: string, output: string, reason: string): Issue => ({
  code: "CALLBACK_OUTPUT_INVALID",
  path: ["OutputParameters", output],
  message: `The callback of step "${step}" was answered, but its output "${output}" ${reason}.`,
  hint: "Send a text that means a value of the declared type.",
});

export const lambdaOutputInvalid = (step: string, output: string, reason: string): Issue => ({
  code: "LAMBDA_OUTPUT_INVALID",
  path: ["OutputParameters", output],
  message: `The function of step "${step}" ended, but its output "${output}" ${reason}.`,
  hint: "Return an object that holds every declared output in its declared type.",
});
