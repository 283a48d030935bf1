import { EXIT } from "../exit-code.ts";
import { prepare } from "../load/prepare.ts";
import { deliver } from "../print/deliver.ts";
import { printIssues } from "../print/issues.ts";

export interface CompileCommandOptions {
  readonly out?: string;
}

/** Prints the definition, with the places of its code and files under their hashes. */
export async function compileCommand(pipeline: string, { out }: CompileCommandOptions): Promise<number> {
  const { definition, warnings } = await prepare(pipeline, "aws");
  printIssues(warnings);
  await deliver(`${JSON.stringify(definition, null, 2)}\n`, out);
  return EXIT.done;
}
