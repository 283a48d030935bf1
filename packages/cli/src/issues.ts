import type { Issue, IssuePath } from "@sagewright/core";

/** A place in a file; line and column count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const at = ({ file, line, column }: FilePlace): IssuePath => [
  [file, line, column].filter((part) => part !== undefined).join(":"),
];

export const usageInvalid = (message: string, hint: string): Issue => ({
  code: "USAGE_INVALID",
  path: [],
  message,
  hint,
});

export const interrupted = (): Issue => ({
  code: "INTERRUPTED",
  path: [],
  message: "A signal has ended the command before it was done.",
  hint: "Run it again. What goes on without it, and how to look at that, it has said on stderr.",
});

export const pipelineFileMissing = (file: string, message: string, hint: string): Issue => ({
  code: "PIPELINE_FILE_MISSING",
  path: at({ file }),
  message,
  hint,
});

export const fileExists = (file: string): Issue => ({
  code: "FILE_EXISTS",
  path: at({ file }),
  message: "This file exists; nothing was written.",
  hint: "Name another file with --out, or add --force to write over it.",
});

export const importNotJson = (file: string): Issue => ({
  code: "IMPORT_NOT_JSON",
  path: [file],
  message: "Only a definition, a .json file, can be imported.",
  hint: "Name the file with the pipeline's JSON; a pipeline in TypeScript needs no import.",
});

export const pipelineFileUnsupported = (file: string): Issue => ({
  code: "PIPELINE_FILE_UNSUPPORTED",
  path: at({ file }),
  message: "This is not a kind of file that holds a pipeline.",
  hint: "Give a .ts, .mts, .js or .mjs file whose default export is a pipeline, or a definition as .json.",
});

export const pipelineFileSyntax = (
  place: FilePlace,
  message: string,
  hint = "Mend the file at that place.",
): Issue => ({
  code: "PIPELINE_FILE_SYNTAX",
  path: at(place),
  message,
  hint,
});

export const pipelineFileUnsupportedSyntax = (place: FilePlace, message: string): Issue => ({
  code: "PIPELINE_FILE_UNSUPPORTED_SYNTAX",
  path: at(place),
  message,
  hint: 'Node only erases types: write a union or a plain object instead. "erasableSyntaxOnly": true in tsconfig.json shows such places while you type.',
});

export const pipelineFileThrew = (place: FilePlace, message: string): Issue => ({
  code: "PIPELINE_FILE_THREW",
  path: at(place),
  message: `The file threw: ${message}`,
  hint: "Mend the file at that place. SAGEWRIGHT_DEBUG=1 shows the whole stack.",
});

export const pipelineFileNeverSettles = (file: string): Issue => ({
  code: "PIPELINE_FILE_NEVER_SETTLES",
  path: at({ file }),
  message: "The file awaits something that never comes.",
  hint: "Look for an `await` outside of functions whose promise nobody settles.",
});

export const pipelineFileEndedProcess = (file: string, code: string | number | null | undefined): Issue => ({
  code: "PIPELINE_FILE_ENDED_PROCESS",
  path: at({ file }),
  message: `The file called process.exit(${code ?? ""}) while it was loaded.`,
  hint: "Throw an error instead, or call process.exit only within a function that a step runs.",
});

export const pipelineFileUnreadable = (file: string, reason: string): Issue => ({
  code: "PIPELINE_FILE_UNREADABLE",
  path: at({ file }),
  message: `This cannot be read: ${reason}.`,
  hint: "Change the permissions of the file and of the folders above it.",
});

export const pipelineImportMissing = (place: FilePlace, message: string, hint: string): Issue => ({
  code: "PIPELINE_IMPORT_MISSING",
  path: at(place),
  message,
  hint,
});

export const pipelineNoDefaultExport = (file: string, names: readonly string[]): Issue => ({
  code: "PIPELINE_NO_DEFAULT_EXPORT",
  path: at({ file }),
  message: `The file has no default export${names.length > 0 ? `; it exports ${names.join(", ")}` : ""}.`,
  hint: "Write `export default pipeline(…)`.",
});

export const pipelineNotAPipeline = (file: string, found: string): Issue => ({
  code: "PIPELINE_NOT_A_PIPELINE",
  path: at({ file }),
  message: `The default export is ${found}, not a pipeline.`,
  hint: "Export what `pipeline()` of @sagewright/pipeline-dsl returns.",
});

export const configInvalid = (path: IssuePath, message: string, hint: string): Issue => ({
  code: "CONFIG_INVALID",
  path,
  message,
  hint,
});

export const assetMissing = (owner: string, file: string, reason: string): Issue => ({
  code: "ASSET_MISSING",
  path: at({ file }),
  message: `${owner} needs this ${reason}`,
  hint: "Relative paths start at the folder of the pipeline file. Mend the path, or make the file.",
});

export const inputLeftOut = (owner: string, folder: string, names: readonly string[]): Issue => ({
  code: "INPUT_LEFT_OUT",
  path: at({ file: folder }),
  message: `${owner} gets this folder without ${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}: links and devices are not copied.`,
  hint: "Put the files themselves into the folder, or name the folder that the links lead to.",
  severity: "warning",
});

export const bundleNameTaken = (owner: string, name: string): Issue => ({
  code: "BUNDLE_NAME_TAKEN",
  path: [],
  message: `${owner} brings two files to ${JSON.stringify(name)}, and there is room for one.`,
  hint: "Rename one of them: each of `dependencies` lies under its own name beside the script.",
});

export const functionBundleFailed = (step: string | undefined, place: FilePlace, message: string): Issue => ({
  code: "FUNCTION_BUNDLE_FAILED",
  path: at(place),
  message: `The function of ${step === undefined ? "a step" : `step "${step}"`} cannot be bundled: ${message}`,
  hint: "Everything it imports must be JavaScript, TypeScript or JSON that npm install has put in place; native modules cannot be bundled.",
});

export const parameterFileMissing = (name: string, value: string): Issue => ({
  code: "PARAMETER_FILE_MISSING",
  path: ["Parameters", name],
  message: `"${value}" is neither an s3:// URI nor a file or folder on this machine.`,
  hint: `Give --param ${name}=s3://bucket/key, or the path of something that exists; it is copied to S3.`,
});

export const stubFileInvalid = (step: string, message: string): Issue => ({
  code: "STUB_FILE_INVALID",
  path: ["Steps", step],
  message,
  hint: `Give --stub ${step}=FILE.json, a JSON object with the properties that later steps read.`,
});

export const templateUnknown = (name: string, known: readonly string[]): Issue => ({
  code: "TEMPLATE_UNKNOWN",
  path: [],
  message: `There is no template "${name}".`,
  hint: `Templates: ${known.join(", ")}.`,
});

export const directoryNotEmpty = (directory: string): Issue => ({
  code: "DIRECTORY_NOT_EMPTY",
  path: at({ file: directory }),
  message: "This exists and is not an empty folder; nothing was written.",
  hint: "Name a new folder.",
});

export const configFileMissing = (file: string): Issue => ({
  code: "CONFIG_FILE_MISSING",
  path: at({ file }),
  message: "There is no such file.",
  hint: "Mend the path after --config, or leave it out: sagewright.config.ts of this folder, or of one above it, is found.",
});

export const stackFolderForeign = (folder: string): Issue => ({
  code: "STACK_FOLDER_FOREIGN",
  path: at({ file: folder }),
  message: "This holds something, but no stack of an earlier synth; nothing was written.",
  hint: "Name a new folder with --out, or add --force to write into this one.",
});

export const stackFolderOfAnotherProject = (folder: string, found: string, asked: string): Issue => ({
  code: "STACK_FOLDER_OF_ANOTHER_PROJECT",
  path: at({ file: folder }),
  message: `This is the folder of the project ${found}, not of ${asked}; nothing was written.`,
  hint: "Name another folder with --out: each project has a state of its own. --force makes this the folder of the new one.",
});

export const stackFolderOfAnotherPlatform = (folder: string, found: string, asked: string): Issue => ({
  code: "STACK_FOLDER_OF_ANOTHER_PLATFORM",
  path: at({ file: folder }),
  message: `This is the folder of ${found}, not of ${asked}; nothing was written.`,
  hint: "Name another folder with --out: what is deployed from one folder has one state, and another stack in it would replace what is there. --force makes this the folder of the new one.",
});

export const organizationMissing = (stand: string, config: string | undefined): Issue => ({
  code: "ORGANIZATION_MISSING",
  path: config === undefined ? [] : [config, "organization"],
  message: `No organization is named; "${stand}" stands for it in the name of every resource.`,
  hint: `Before you deploy this, name yours: --organization acme, or ${
    config === undefined
      ? 'a sagewright.config.ts with `export default defineConfig({ organization: "acme" })`'
      : `organization: "acme" in ${config}`
  }.`,
  severity: "warning",
});

export const projectParametersAreExamples = (file: string, flags: readonly string[]): Issue => ({
  code: "PROJECT_PARAMETERS_ARE_EXAMPLES",
  path: at({ file }),
  message: `Example values stand for what was not said: ${flags.join(", ")}.`,
  hint: `Before you apply this, edit ${file}, or give ${flags.length === 1 ? "that flag" : "those flags"}.`,
  severity: "warning",
});

export const seedTemplateUnknown = (name: string, known: readonly string[]): Issue => ({
  code: "SEED_TEMPLATE_UNKNOWN",
  path: ["seedTemplate"],
  message: `The platform has no seed template ${JSON.stringify(name)}.`,
  hint: `It has: ${known.join(", ")}. An organization adds its own under seedTemplates in sagewright.config.ts.`,
});

export const executionAmbiguous = (reference: string, ids: readonly string[]): Issue => ({
  code: "EXECUTION_AMBIGUOUS",
  path: [],
  message: `"${reference}" begins the ids of ${ids.length} executions: ${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ", …" : ""}.`,
  hint: "Give more characters of the id.",
});

export const executionNone = (stateDir: string): Issue => ({
  code: "EXECUTION_NONE",
  path: at({ file: stateDir }),
  message: "Nothing has been run here yet.",
  hint: "Run a pipeline with `sagewright run`, or say where its state is: --pipeline FILE or --state-dir DIR.",
});

export const stepNotStarted = (step: string, known: readonly string[]): Issue => ({
  code: "STEP_NOT_STARTED",
  path: ["Steps", step],
  message: `The execution has run no step "${step}".`,
  hint: known.length > 0 ? `It has: ${known.join(", ")}.` : "It has not started any step.",
});

export const stateDirNoFolder = (path: string): Issue => ({
  code: "STATE_DIR_NO_FOLDER",
  path: [path],
  message: "This is a file: the state of runs is a folder.",
  hint: "Name the folder with --state-dir, or with stateDir in sagewright.config.ts; it holds state.db.",
});

export const fileNotWritable = (file: string, reason: string): Issue => ({
  code: "FILE_NOT_WRITABLE",
  path: at({ file }),
  message: `This cannot be written: ${reason}.`,
  hint: "Choose a folder that you may write to, or change its permissions. State goes where --state-dir says.",
});

export const diskFull = (file: string): Issue => ({
  code: "DISK_FULL",
  path: file === "" ? [] : at({ file }),
  message: "There is no room left on the disk.",
  hint: "Free some room, or write to another disk; the state of runs goes where --state-dir says. A run that this has ended goes on with `sagewright run --resume`.",
});

export const internalError = (message: string): Issue => ({
  code: "INTERNAL_ERROR",
  path: [],
  message,
  hint: "This is a defect of sagewright. SAGEWRIGHT_DEBUG=1 shows where it happened.",
});
