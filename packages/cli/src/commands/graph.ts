import { EXIT } from "../exit-code.ts";
import { prepare } from "../load/prepare.ts";
import { deliver } from "../print/deliver.ts";
import { printIssues } from "../print/issues.ts";

export interface GraphCommandOptions {
  readonly format: "svg" | "mermaid" | "html" | "json";
  readonly out?: string;
  readonly json?: boolean;
}

/** Draws the pipeline. */
export async function graphCommand(
  pipeline: string,
  { format, out, json = false }: GraphCommandOptions,
): Promise<number> {
  const { definition, name, warnings } = await prepare(pipeline, "local");
  const toFile = json && out !== undefined;
  if (!toFile) printIssues(warnings);
  const { renderGraph } = await import("@sagewright/pipeline-dsl/graph");
  const picture = renderGraph(definition, { format: json ? "json" : format, title: name });
  await deliver(picture.endsWith("\n") ? picture : `${picture}\n`, out);
  // With --json stdout holds one document, also where the data goes to a file.
  if (toFile) printIssues(warnings, { json });
  return EXIT.done;
}
