import type { Issue } from "@sagewright/core";
import type { Unsuitable } from "./seed-template-file.ts";

export const seedTemplateFolderUnreadable = (name: string, folder: string, reason: string): Issue => ({
  code: "SEED_TEMPLATE_FOLDER_UNREADABLE",
  path: ["seedTemplates", name],
  message: `The folder "${folder}" of seed template "${name}" cannot be read: ${reason}`,
  hint: "Give the path of a folder, from the folder of sagewright.config.ts or absolute.",
});

export const seedTemplateFolderEmpty = (name: string, folder: string): Issue => ({
  code: "SEED_TEMPLATE_FOLDER_EMPTY",
  path: ["seedTemplates", name],
  message: `The folder "${folder}" of seed template "${name}" holds no file.`,
  hint: "Put the files that a repository starts from into it, or leave the template out.",
});

export const seedTemplateFileUnsuitable = (
  name: string,
  file: string,
  { what, hint }: Unsuitable,
): Issue => ({
  code: "SEED_TEMPLATE_FILE_UNSUITABLE",
  path: ["seedTemplates", name, file],
  message: `${JSON.stringify(file)} of seed template "${name}" ${what}.`,
  hint,
});

export const seedCodeTooLarge = (bytes: number, limit: number): Issue => ({
  code: "SEED_CODE_TOO_LARGE",
  path: ["seedTemplates"],
  message: `The seed templates and their Lambda are ${bytes} bytes as an archive; Lambda takes ${limit}.`,
  hint: "Take data sets and other large files out of the templates, and read them from S3.",
});

export const seedLambdaNotBuilt = (path: string): Issue => ({
  code: "SEED_LAMBDA_NOT_BUILT",
  path: [],
  message: `The seed Lambda is not there: ${path}`,
  hint: "In a checkout build it with `npx nx build seed-lambda`; elsewhere install @sagewright/seed-lambda again.",
});

export const cleanupOutOfTime = (pipeline: string, running: readonly string[]): Issue => ({
  code: "CLEANUP_OUT_OF_TIME",
  path: [],
  message: `Executions of the pipeline "${pipeline}" did not stop in time: ${running.join(", ")}.`,
  hint: "Look at what they wait for in Studio (a callback has to be answered), then delete the project again.",
});

export const cleanupLambdaNotBuilt = (path: string): Issue => ({
  code: "CLEANUP_LAMBDA_NOT_BUILT",
  path: [],
  message: `The cleanup Lambda is not there: ${path}`,
  hint: "In a checkout build it with `npx nx build infra-project`; elsewhere install @sagewright/infra-project again.",
});
