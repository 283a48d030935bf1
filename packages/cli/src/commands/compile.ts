import { definitionText } from "@sagewright/core";
import { EXIT } from "../exit-code.ts";
import { prepare } from "../load/prepare.ts";
import { deliver } from "../print/deliver.ts";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";

export interface CompileCommandOptions extends SourceOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Prints the definition, with the places of its code and files under their hashes. */
export async function compileCommand(pipeline: string, options: CompileCommandOptions): Promise<number> {
  const { definition, warnings } = await prepare(pipeline, "aws", { source: options });
  await deliver(`${definitionText(definition, 2)}\n`, warnings, options);
  return EXIT.done;
}
