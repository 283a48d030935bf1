import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { parseJson, SagewrightError } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { fileExists, importNotJson } from "../issues.ts";
import { mustBeReadable, nameOf } from "../load/pipeline-file.ts";
import { makeFolder } from "../make-folder.ts";
import { deliver } from "../print/deliver.ts";
import { shellWord } from "../print/next-commands.ts";
import { tell } from "../print/output.ts";

export interface ImportCommandOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Writes a definition as the TypeScript that compiles to it. */
export async function importCommand(
  source: string,
  { out, force = false, json = false }: ImportCommandOptions,
): Promise<number> {
  const path = resolve(source);
  await mustBeReadable(source, path);
  if (extname(path) !== ".json") throw new SagewrightError([importNotJson(source)]);
  if (out !== undefined && !force && existsSync(out)) throw new SagewrightError([fileExists(out)]);

  const document = parseJson(await readFile(path, "utf8"));
  if (!document.ok) throw new SagewrightError(document.issues);
  const { importDefinition } = await import("@sagewright/pipeline-dsl/import");
  const imported = importDefinition(document.value, { name: nameOf(path) });
  if (!imported.ok) throw new SagewrightError(imported.issues);

  if (out !== undefined) await makeFolder(dirname(resolve(out)));
  await deliver(imported.value, [...document.warnings, ...imported.warnings], {
    json,
    ...(out !== undefined && { out }),
  });
  if (out !== undefined && !json) tellNext(source, out);
  return EXIT.done;
}

function tellNext(source: string, out: string): void {
  tell(
    `Next:\n  sagewright check ${shellWord(out)}\n  sagewright diff ${shellWord(source)} ${shellWord(out)}`,
  );
}
