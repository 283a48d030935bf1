import type { Picture } from "../picture.ts";
import { layoutOf } from "./choose-layout.ts";
import { describe, summaryOf } from "./describe.ts";
import { drawBundle, drawFrame, drawLinks, drawNode } from "./draw.ts";
import { framesOf, type Layout, type Rect } from "./layout.ts";
import { drawLegend, LEGEND_HEIGHT } from "./legend.ts";
import { SVG_STYLE } from "./svg-style.ts";
import { fitText } from "./text-width.ts";
import { escapeXml, number } from "./xml.ts";

const MARGIN = 24;
const HEADING_HEIGHT = 56;
const MIN_WIDTH = 420;

export interface SvgOptions {
  /** Title and counts above the picture. @default true */
  readonly heading?: boolean;
}

/** The picture as a document of its own, that also works inside an HTML page. */
export function renderSvg(picture: Picture, { heading = true }: SvgOptions = {}): string {
  const layout = layoutOf(picture);
  const bounds = boundsOf(layout);
  const top = heading ? HEADING_HEIGHT : 0;
  const width = Math.ceil(Math.max(bounds.width + 2 * MARGIN, MIN_WIDTH));
  const height = Math.ceil(bounds.height + 2 * MARGIN + top + LEGEND_HEIGHT);
  const title = picture.title ?? "Pipeline";
  const shift = `translate(${number((width - bounds.width) / 2 - bounds.x)} ${number(MARGIN + top - bounds.y)})`;

  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="sw-graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="sw-title sw-desc">`,
    `<title id="sw-title">${escapeXml(title)}</title>`,
    `<desc id="sw-desc">${escapeXml(describe(picture))}</desc>`,
    `<style>${SVG_STYLE}</style>`,
    `<rect class="sw-ground" width="${width}" height="${height}"/>`,
    ...(heading
      ? [
          `<text class="sw-title" x="${MARGIN}" y="36">${escapeXml(fitText(title, 18 * 1.1, width - 2 * MARGIN))}</text>`,
          `<text class="sw-note" x="${MARGIN}" y="56">${escapeXml(summaryOf(picture))}</text>`,
        ]
      : []),
    `<g transform="${shift}">`,
    ...layout.branches.flatMap(drawFrame),
    ...layout.bundles.flatMap(drawBundle),
    ...drawLinks(picture, layout),
    ...picture.nodes.flatMap((node, index) => drawNode(node, index, layout.nodes.get(node.name))),
    "</g>",
    drawLegend(picture, MARGIN, height - MARGIN),
    "</svg>",
  ].join("\n")}\n`;
}

function boundsOf(layout: Layout): Rect {
  const rects: readonly Rect[] = [
    ...layout.nodes.values(),
    ...framesOf(layout),
    ...layout.bundles.map(({ frame }) => frame),
    ...layout.links.flatMap(({ via }) => via.map((point) => ({ ...point, width: 0, height: 0 }))),
    ...layout.links.flatMap(({ around }) =>
      around === undefined
        ? []
        : { x: around.between, y: around.above, width: 0, height: around.below - around.above },
    ),
  ];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return rects.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
