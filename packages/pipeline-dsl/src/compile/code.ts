import { assetBasename, type FileAsset, fileAsset, isFileAsset } from "../asset.ts";
import type { Input } from "../input.ts";
import { codeEntryPointMissing } from "../issues.ts";
import { isRef, isS3Uri, type Ref, type S3Uri } from "../ref.ts";
import { type StepEmission, wireSource } from "./emission.ts";

/** A local file or folder, or code that lies in S3 already. */
export type Code = string | URL | FileAsset | Ref<S3Uri>;

export interface CodeProps {
  /** The script to run, or with `entryPoint` the folder it lies in: local, or an S3 URI. */
  readonly code?: Code;
  /** The script's path below the folder that `code` names. */
  readonly entryPoint?: string;
  /** What runs the script. @default ["python3"] for `.py`, ["node"] for `.js`, `.mjs`, `.cjs`, ["/bin/bash"] for `.sh` */
  readonly command?: readonly string[];
}

const FOLDER = "/opt/ml/processing/input/code";
const COMMANDS: { readonly [extension: string]: string } = {
  js: "node",
  mjs: "node",
  cjs: "node",
  sh: "/bin/bash",
};

/** The input that brings the code, and the command line that runs it. */
export function wireCode({ code, entryPoint, command }: CodeProps, to: StepEmission) {
  if (code === undefined) return undefined;
  const { source, script } = locatedScript(code, entryPoint, to);
  const extension = /\.(\w+)$/.exec(script)?.[1] ?? "";
  return {
    input: { name: "code", source: wireSource(source, to), folder: FOLDER },
    entrypoint: [...(command ?? [COMMANDS[extension] ?? "python3"]), `${FOLDER}/${script}`],
  };
}

/** Where code comes from, and which file of it is run. Issues: CODE_ENTRY_POINT_MISSING. */
export function locatedScript(code: Code, entryPoint: string | undefined, to: StepEmission) {
  const source = codeSource(code, entryPoint);
  const script = entryPoint ?? scriptName(source);
  if (script === undefined) to.all.issues.push(codeEntryPointMissing(to.step));
  return { source, script: script ?? "" };
}

type CodeSource = Input<S3Uri> | FileAsset;

/** Where code comes from. A local path is a folder where `entryPoint` is below it, or where it ends in a slash. */
export function codeSource(code: Code, entryPoint: string | undefined): CodeSource {
  if (isRef(code) || isFileAsset(code)) return code;
  const text = String(code);
  if (isS3Uri(text)) return text;
  const isFolder = entryPoint !== undefined || text.endsWith("/");
  return fileAsset(text, isFolder ? "directory" : "file", "code");
}

/** The script that a source is; nothing where it holds one of which the name is not known. */
export function scriptName(source: CodeSource): string | undefined {
  if (isRef(source)) return undefined;
  if (isFileAsset(source)) return source.kind === "file" ? assetBasename(source.path) : undefined;
  return source.endsWith("/") ? undefined : assetBasename(source);
}
