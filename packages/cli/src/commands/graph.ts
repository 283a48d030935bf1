import { EXIT } from "../exit-code.ts";
import { definitionAsItStands } from "../load/definition-as-it-stands.ts";
import { deliver } from "../print/deliver.ts";
import type { SourceOptions } from "../sagemaker/pipeline-source.ts";

export interface GraphCommandOptions extends SourceOptions {
  readonly format: "svg" | "mermaid" | "html" | "json";
  readonly out?: string;
  readonly json?: boolean;
}

/** Draws the pipeline; a definition with mistakes, too, which are told beside the picture. */
export async function graphCommand(
  pipeline: string,
  { format, ...options }: GraphCommandOptions,
): Promise<number> {
  const { definition, name, issues } = await definitionAsItStands(pipeline, options);
  const { renderGraph } = await import("@sagewright/pipeline-dsl/graph");
  const picture = renderGraph(definition, { format: options.json ? "json" : format, title: name });
  await deliver(picture.endsWith("\n") ? picture : `${picture}\n`, issues, options);
  return EXIT.done;
}
