import { EXIT } from "../exit-code.ts";
import { prepare } from "../load/prepare.ts";
import { deliver } from "../print/deliver.ts";

export interface GraphCommandOptions {
  readonly format: "svg" | "mermaid" | "html" | "json";
  readonly out?: string;
  readonly json?: boolean;
}

/** Draws the pipeline. */
export async function graphCommand(
  pipeline: string,
  { format, ...options }: GraphCommandOptions,
): Promise<number> {
  const { definition, name, warnings } = await prepare(pipeline, "local");
  const { renderGraph } = await import("@sagewright/pipeline-dsl/graph");
  const picture = renderGraph(definition, { format: options.json ? "json" : format, title: name });
  await deliver(picture.endsWith("\n") ? picture : `${picture}\n`, warnings, options);
  return EXIT.done;
}
