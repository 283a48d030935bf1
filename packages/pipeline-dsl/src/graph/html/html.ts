import type { PipelineDefinition } from "@sagewright/core";
import { pictureOf } from "../picture.ts";
import { renderSvg } from "../svg/svg.ts";
export function renderHtml(definition: PipelineDefinition, title?: string): string {
  return renderSvg(pictureOf(definition, title), { heading: false });
}
