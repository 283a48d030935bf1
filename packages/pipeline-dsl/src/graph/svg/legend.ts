import { linksOf } from "../links.ts";
import type { Picture } from "../picture.ts";
import { textWidth } from "./text-width.ts";
import { number } from "./xml.ts";

export const LEGEND_HEIGHT = 36;
const SAMPLE = 26;

/** What the lines mean; only those that the picture has. */
export function drawLegend(picture: Picture, left: number, bottom: number): string {
  const kinds = new Set(linksOf(picture).map(({ kind }) => kind));
  const branches = new Set(picture.nodes.flatMap(({ owner }) => owner?.branch ?? []));
  const entries = [
    ...(kinds.has("data") ? [{ style: "data", text: "data" }] : []),
    ...(kinds.has("order") ? [{ style: "order", text: "order only" }] : []),
    ...(branches.has("if") ? [{ style: "branch sw-if", text: "if" }] : []),
    ...(branches.has("else") ? [{ style: "branch sw-else", text: "else" }] : []),
  ];
  let x = left;
  const drawn = entries.map(({ style, text }) => {
    const sample = `<path class="sw-${style}" d="M${number(x)} ${number(bottom - 4)}h${SAMPLE}"/>`;
    const label = `<text class="sw-note" x="${number(x + SAMPLE + 8)}" y="${number(bottom)}">${text}</text>`;
    x += SAMPLE + 8 + textWidth(text, 12) + 20;
    return sample + label;
  });
  return `<g class="sw-legend" aria-hidden="true">${drawn.join("")}</g>`;
}
