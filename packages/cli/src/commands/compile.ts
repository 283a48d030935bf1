import { EXIT } from "../exit-code.ts";
import { prepare } from "../load/prepare.ts";
import { deliver } from "../print/deliver.ts";
import { printIssues } from "../print/issues.ts";

export interface CompileCommandOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Prints the definition, with the places of its code and files under their hashes. */
export async function compileCommand(
  pipeline: string,
  { out, json = false }: CompileCommandOptions,
): Promise<number> {
  const { definition, warnings } = await prepare(pipeline, "aws");
  const toFile = json && out !== undefined;
  if (!toFile) printIssues(warnings);
  await deliver(`${JSON.stringify(definition, null, 2)}\n`, out);
  // With --json stdout holds one document, also where the data goes to a file.
  if (toFile) printIssues(warnings, { json });
  return EXIT.done;
}
