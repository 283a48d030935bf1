import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Issue, nearest, type PipelineDefinition, parameterValues } from "@sagewright/core";
import type { Engine } from "@sagewright/local-engine";
import { contentHash, leftOutBelow } from "./assets/content-hash.ts";
import { inputLeftOut, parameterFileMissing } from "./issues.ts";
import { s3Parameters } from "./s3-parameters.ts";
import { UsageError } from "./usage-error.ts";

/** Values for a start request, and what must be copied into the local S3 for them. */
export interface ParameterArguments {
  readonly values: Readonly<Record<string, string>>;
  readonly warnings: readonly Issue[];
  upload(engine: Pick<Engine, "putFile" | "putDirectory">): Promise<void>;
}

interface LocalFile {
  readonly path: string;
  readonly uri: string;
  readonly isDirectory: boolean;
  readonly warnings: readonly Issue[];
}

/**
 * What `--param` gave; a local path for an S3 URI parameter becomes `s3://<bucket>/<pipeline>/input/<sha256>/<name>`.
 *
 * Issues: PARAMETER_FILE_MISSING, PARAMETER_UNKNOWN, PARAMETER_UNDEFINED, PARAMETER_VALUE_TYPE, PARAMETER_NOT_IN_ENUM, …
 */
export async function parameterArguments(
  definition: PipelineDefinition,
  given: Readonly<Record<string, string>>,
  place: { readonly pipelineName: string; readonly bucket: string },
): Promise<ParameterArguments> {
  const uris = s3Parameters(definition);
  const issues: Issue[] = [];
  const files: LocalFile[] = [];
  const chosen = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    if (!uris.has(name) || value.startsWith("s3://")) {
      chosen.set(name, value);
      continue;
    }
    const file = await localFile(name, value, place);
    if (file === undefined) issues.push(parameterFileMissing(name, value));
    else files.push(file);
    chosen.set(name, file?.uri ?? `s3://${place.bucket}`);
  }
  const values = Object.fromEntries(chosen);
  const checked = parameterValues(definition, values);
  if (!checked.ok) issues.push(...checked.issues.map((issue) => suggesting(issue, definition)));
  if (issues.length > 0) throw new UsageError(issues);
  return {
    values,
    warnings: files.flatMap((file) => file.warnings),
    async upload(engine) {
      for (const { path, uri, isDirectory } of files) {
        await (isDirectory ? engine.putDirectory(uri, path) : engine.putFile(uri, path));
      }
    },
  };
}

/** A name that is nearly a parameter's was meant to be it. */
function suggesting(issue: Issue, { Parameters = [] }: PipelineDefinition): Issue {
  if (issue.code !== "PARAMETER_UNKNOWN") return issue;
  const names = Parameters.map(({ Name }) => Name);
  const meant = nearest(String(issue.path.at(-1)), names);
  return meant === undefined ? issue : { ...issue, hint: `Did you mean ${meant}? ${issue.hint}` };
}

async function localFile(
  name: string,
  value: string,
  place: { pipelineName: string; bucket: string },
): Promise<LocalFile | undefined> {
  const path = resolve(value);
  const found = await stat(path).catch(() => undefined);
  // A device or a pipe may have no end.
  if (found === undefined || (!found.isFile() && !found.isDirectory())) return undefined;
  const folder = `s3://${place.bucket}/${place.pipelineName}/input/${await contentHash(path)}`;
  const leftOut = found.isDirectory() ? await leftOutBelow(path) : [];
  return {
    path,
    uri: `${folder}/${basename(path)}`,
    isDirectory: found.isDirectory(),
    warnings: leftOut.length > 0 ? [inputLeftOut(`Parameter "${name}"`, value, leftOut)] : [],
  };
}
