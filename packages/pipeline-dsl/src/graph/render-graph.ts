import type { PipelineDefinition } from "@sagewright/core";
import { drawable } from "./drawable.ts";
import { renderHtml } from "./html/html.ts";
import { renderMermaid } from "./mermaid.ts";
import { pictureOf } from "./picture.ts";
import { renderSvg } from "./svg/svg.ts";

export type GraphFormat = "svg" | "mermaid" | "html" | "json";

export interface RenderGraphOptions {
  readonly format: GraphFormat;
  /** Shown above the picture, and read out for it: the pipeline's name, usually. @default "Pipeline" */
  readonly title?: string;
}

/**
 * Draws a definition, whoever made it, with mistakes as far as it has steps with names: its steps, what they read of each other, and the branches of its conditions.
 * The same definition gives the same bytes. No text of a definition can act as markup or script.
 *
 * - `svg`: a picture that follows the reader's light or dark scheme.
 * - `html`: one page without external resources, to pan, zoom, search and see each step's arguments in.
 * - `mermaid`: a flowchart for Markdown.
 * - `json`: `{title?, nodes: [{name, type, displayName?, copies?, owner?}], edges: [{from, to, kind, label}]}`.
 *
 * @example
 * renderGraph(compile(pipeline), { format: "mermaid" });
 */
export function renderGraph(definition: PipelineDefinition, options: RenderGraphOptions): string {
  return RENDERERS[options.format](drawable(definition), options.title);
}

const RENDERERS: {
  readonly [Format in GraphFormat]: (definition: PipelineDefinition, title?: string) => string;
} = {
  json: (definition, title) => `${JSON.stringify(pictureOf(definition, title), undefined, 2)}\n`,
  mermaid: (definition, title) => renderMermaid(pictureOf(definition, title)),
  svg: (definition, title) => renderSvg(pictureOf(definition, title)),
  html: renderHtml,
};
