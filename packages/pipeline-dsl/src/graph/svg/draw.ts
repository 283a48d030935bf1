import type { PictureNode } from "../picture.ts";
import type { Layout, PlacedBranch, Rect } from "./layout.ts";
import { lookOf } from "./look.ts";
import { nodeLines, TEXT_INSET } from "./measure-node.ts";
import { type Line, routesOf } from "./route.ts";
import { escapeXml, number } from "./xml.ts";

/** How far the points of a Condition's box reach. */
const POINT = 12;

export function drawNode(node: PictureNode, index: number, rect: Rect | undefined): readonly string[] {
  if (rect === undefined) return [];
  const { x, y, height } = rect;
  const look = lookOf(node.type);
  const lines = nodeLines(node);
  const shown = node.displayName === undefined ? node.name : `${node.name}: ${node.displayName}`;
  const left = number(x + TEXT_INSET);
  return [
    `<g class="sw-step sw-${look}" data-step="${index}"><title>${escapeXml(`${shown} (${node.type})`)}</title>`,
    look === "gate"
      ? `<path class="sw-box" d="${hexagon(rect)}"/>`
      : `<rect class="sw-box" ${place(rect)} rx="8"/><rect class="sw-bar" ${place({ x: x + 9, y: y + 11, width: 3, height: height - 22 })} rx="1.5"/>`,
    `<text class="sw-type" x="${left}" y="${number(y + 18.5)}">${escapeXml(lines.type)}</text>`,
    `<text class="sw-name" x="${left}" y="${number(y + 35)}">${escapeXml(lines.name)}</text></g>`,
  ];
}

export function drawFrame({ branch, framed }: PlacedBranch): readonly string[] {
  if (framed === undefined) return [];
  const { frame, tag } = framed;
  const title = escapeXml(`${branch.branch} branch of ${branch.condition}`);
  return [
    `<rect class="sw-frame sw-${branch.branch}" ${place(frame)} rx="10"><title>${title}</title></rect>`,
    `<rect class="sw-tag sw-${branch.branch}" ${place(tag)} rx="${number(tag.height / 2)}"/>`,
    `<text class="sw-tag-text" x="${number(tag.x + tag.width / 2)}" y="${number(tag.y + 14)}">${branch.branch}</text>`,
  ];
}

interface Drawn extends Line {
  readonly style: string;
  readonly tone: string;
  readonly title: string;
  readonly ends: string;
}

/** Every line of the picture; all at once, since lines of one box share its sides. */
export function drawLinks(layout: Layout): readonly string[] {
  const index = new Map([...layout.nodes.keys()].map((name, at) => [name, at]));
  const lines: Drawn[] = [];
  const draw = (
    from: string,
    to: string,
    target: Rect | undefined,
    rest: Omit<Drawn, "from" | "to" | "ends">,
  ): void => {
    const source = layout.nodes.get(from);
    const ends = `data-from="${index.get(from)}" data-to="${index.get(to)}"`;
    if (source !== undefined && target !== undefined) lines.push({ from: source, to: target, ends, ...rest });
  };
  for (const { link, via } of layout.links) {
    const title = `${link.from} → ${link.to}: ${link.labels.join(", ")}`;
    draw(link.from, link.to, layout.nodes.get(link.to), { via, style: link.kind, tone: "", title });
  }
  for (const { branch, framed } of layout.branches) {
    const rest = {
      via: [],
      style: `branch sw-${branch.branch}`,
      tone: ` sw-${branch.branch}`,
      title: branch.branch,
    };
    for (const entry of framed === undefined ? branch.entries : branch.entries.slice(0, 1)) {
      draw(branch.condition, entry, framed?.tag ?? layout.nodes.get(entry), rest);
    }
  }
  return routesOf(layout, lines).flatMap(({ path, arrow }, at) => {
    const line = lines[at];
    if (line === undefined) return [];
    return [
      `<g class="sw-link" ${line.ends}><title>${escapeXml(line.title)}</title><path class="sw-${line.style}" d="${path}"/><path class="sw-arrow${line.tone}" d="${arrow}"/></g>`,
    ];
  });
}

const place = ({ x, y, width, height }: Rect): string =>
  `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;

function hexagon({ x, y, width, height }: Rect): string {
  const corners = [
    [x + POINT, y],
    [x + width - POINT, y],
    [x + width, y + height / 2],
    [x + width - POINT, y + height],
    [x + POINT, y + height],
    [x, y + height / 2],
  ];
  return `M${corners.map((corner) => corner.map(number).join(" ")).join("L")}Z`;
}
