import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { parseJson, SagewrightError } from "@sagewright/core";
import { placeFlags } from "../aws/place-flags.ts";
import { EXIT } from "../exit-code.ts";
import { fileExists, importNotJson } from "../issues.ts";
import { mustBeReadable } from "../load/must-be-readable.ts";
import { nameOf } from "../load/pipeline-file.ts";
import { sourcedPipeline } from "../load/sourced-pipeline.ts";
import { makeFolder } from "../make-folder.ts";
import { deliver } from "../print/deliver.ts";
import { commandText, stateFlags } from "../print/next-commands.ts";
import { tell } from "../print/output.ts";
import type { SourcedDefinition, SourceOptions } from "../sagemaker/pipeline-source.ts";

export interface ImportCommandOptions extends SourceOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Writes a definition, of a file or of SageMaker, as the TypeScript that compiles to it. */
export async function importCommand(
  source: string,
  { out, force = false, json = false, ...options }: ImportCommandOptions,
): Promise<number> {
  if (out !== undefined && !force && existsSync(out)) throw new SagewrightError([fileExists(out)]);
  const { name, text } = (await sourcedPipeline(source, options)) ?? (await readDefinition(source));

  const document = parseJson(text);
  if (!document.ok) throw new SagewrightError(document.issues);
  const { importDefinition } = await import("@sagewright/pipeline-dsl/import");
  const imported = importDefinition(document.value, { name });
  if (!imported.ok) throw new SagewrightError(imported.issues);

  if (out !== undefined) await makeFolder(dirname(resolve(out)));
  await deliver(imported.value, [...document.warnings, ...imported.warnings], {
    json,
    ...(out !== undefined && { out }),
  });
  if (out !== undefined && !json) tellNext(source, out, options);
  return EXIT.done;
}

async function readDefinition(file: string): Promise<SourcedDefinition> {
  const path = resolve(file);
  await mustBeReadable(file, path);
  if (extname(path) !== ".json") throw new SagewrightError([importNotJson(file)]);
  return { name: nameOf(path), text: await readFile(path, "utf8") };
}

function tellNext(source: string, out: string, options: SourceOptions): void {
  const check = commandText("sagewright", "check", out);
  const diff = commandText("sagewright", "diff", source, out, ...stateFlags(options), ...placeFlags(options));
  tell(`Next:\n  ${check}\n  ${diff}`);
}
