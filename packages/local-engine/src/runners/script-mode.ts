import { existsSync, lstatSync, readFileSync } from "node:fs";
import { extname, join, posix } from "node:path";
import { type JsonObject, SagewrightError } from "@sagewright/core";
import { unpackArchive } from "../adapters/archive.ts";
import { programInvalid } from "../job-issues.ts";
import { type JobLayout, localPath, ML } from "./job-layout.ts";
import { textMapOf } from "./json-reading.ts";
import { membersOf, type PythonObject, type PythonValue, parsePython, pythonText } from "./python-value.ts";
import type { StepJob } from "./runner.ts";

/** What the training toolkit of the framework images is told through hyperparameters. */
export interface ScriptMode {
  readonly program: string;
  /** S3 URI of a sourcedir.tar.gz, or a folder below /opt/ml. */
  readonly submitDirectory: string;
}

/** Hyperparameters as values: script mode writes each one as JSON; what is no JSON is text. */
export function hyperparameterValues(request: JsonObject): PythonObject {
  const values = Object.entries(textMapOf(request.HyperParameters)).map(([name, text]) => [
    name,
    parsePython(text),
  ]);
  return Object.fromEntries(values);
}

export function scriptModeOf(values: PythonObject): ScriptMode | undefined {
  const { sagemaker_program: program, sagemaker_submit_directory: submitDirectory } = values;
  if (typeof program !== "string" || typeof submitDirectory !== "string") return undefined;
  return { program, submitDirectory };
}

const INTERPRETERS: Readonly<Record<string, readonly string[]>> = {
  ".py": ["python3"],
  ".sh": ["/bin/sh"],
  ".js": ["node"],
  ".mjs": ["node"],
  ".ts": ["node"],
};

/** The code of a job, ready to run. */
export interface StagedScript {
  /** As the container sees it. */
  readonly codeDirectory: string;
  readonly command: readonly string[];
  /** Lines of its requirements.txt. */
  readonly requirements: readonly string[];
}

/** Puts the code where the toolkit puts it, and says how it is run. */
export async function stageScript(
  job: StepJob,
  layout: JobLayout,
  { program, submitDirectory }: ScriptMode,
  userArguments: readonly string[],
): Promise<StagedScript> {
  const refuse = (reason: string) => new SagewrightError([programInvalid(job.step.Name, program, reason)]);
  const interpreter = INTERPRETERS[extname(program)];
  if (interpreter === undefined) throw refuse("its kind of file is not known");
  if (posix.isAbsolute(program) || program.split("/").includes("..") || program.includes("\0"))
    throw refuse("it does not lie in the source archive");
  const inS3 = submitDirectory.startsWith("s3://");
  const codeDirectory = inS3 ? `${ML}/code` : submitDirectory;
  const code = localPath(layout, job.step.Name, codeDirectory);
  if (inS3) {
    const archive = join(layout.directory, "sourcedir.tar.gz");
    await job.context.objects.get(submitDirectory, archive);
    await unpackArchive(archive, code);
  }
  if (!existsSync(join(code, program))) throw refuse("it is not in the source archive");
  const list = join(code, "requirements.txt");
  const requirements = lstatSync(list, { throwIfNoEntry: false })?.isFile()
    ? readFileSync(list, "utf8").split("\n")
    : [];
  return {
    codeDirectory,
    command: [...interpreter, `${codeDirectory}/${program}`, ...userArguments],
    requirements: requirements
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#")),
  };
}

/**
 * `--name value …`, sorted by name, one dash for names of one letter. Values are as Python prints them, but for null,
 * which is empty, and for an object, which is `key=value,…`.
 * @see https://github.com/aws/sagemaker-training-toolkit/blob/master/src/sagemaker_training/mapping.py
 */
export function userArgumentsOf(values: PythonObject): readonly string[] {
  return Object.keys(values)
    .filter((name) => !name.startsWith("sagemaker_"))
    .sort()
    .flatMap((name) => [name.length > 1 ? `--${name}` : `-${name}`, argumentText(values[name] ?? null)]);
}

function argumentText(value: PythonValue): string {
  if (value === null) return "";
  const members = membersOf(value);
  return members === undefined
    ? pythonText(value)
    : members.map(([key, member]) => `${key}=${pythonText(member)}`).join(",");
}
