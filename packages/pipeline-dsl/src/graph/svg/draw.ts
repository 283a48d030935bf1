import { captionOf, type Picture, type PictureNode } from "../picture.ts";
import type { Layout, PlacedBranch, PlacedBundle, Rect } from "./layout.ts";
import { lookOf } from "./look.ts";
import { nodeLines, TEXT_INSET } from "./measure-node.ts";
import { type Line, routesOf } from "./route.ts";
import { fitText } from "./text-width.ts";
import { escapeXml, number } from "./xml.ts";

/** How far the points of a Condition's box reach. */
const POINT = 12;

export function drawNode(node: PictureNode, index: number, rect: Rect | undefined): readonly string[] {
  if (rect === undefined) return [];
  const { x, y, height } = rect;
  const look = lookOf(node.type);
  const lines = nodeLines(node);
  const left = number(x + TEXT_INSET);
  return [
    `<g class="sw-step sw-${look}" data-step="${index}"><title>${escapeXml(`${node.name} (${captionOf(node)})${copiesOf(node)}`)}</title>`,
    look === "gate"
      ? `<path class="sw-box" d="${hexagon(rect)}"/>`
      : `<rect class="sw-box" ${place(rect)} rx="8"/><rect class="sw-bar" ${place({ x: x + 9, y: y + 11, width: 3, height: height - 22 })} rx="1.5"/>`,
    `<text class="sw-type" x="${left}" y="${number(y + 18.5)}">${escapeXml(lines.caption)}</text>`,
    `<text class="sw-name" x="${left}" y="${number(y + 35)}">${escapeXml(lines.name)}</text></g>`,
  ];
}

const copiesOf = ({ name, copies = [] }: PictureNode): string =>
  copies.length === 0
    ? ""
    : `: the same step as ${copies.filter((copy) => copy !== name).join(", ")} in another branch`;

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

export function drawBundle({ bundle, frame }: PlacedBundle): readonly string[] {
  const text = `${bundle.names.length} × ${bundle.type}, alike`;
  return [
    `<rect class="sw-bundle" ${place(frame)} rx="10"><title>${escapeXml(`${text}: ${bundle.names.join(", ")}`)}</title></rect>`,
    `<text class="sw-note" x="${number(frame.x + 14)}" y="${number(frame.y + 19)}">${escapeXml(fitText(text, 12, frame.width - 28))}</text>`,
  ];
}

interface Drawn extends Line {
  readonly style: string;
  readonly tone: string;
  readonly title: string;
  readonly ends: string;
}

/** Every line of the picture; all at once, since lines of one box share its sides. */
export function drawLinks(picture: Picture, layout: Layout): readonly string[] {
  const index = new Map(picture.nodes.map(({ name }, at) => [name, at]));
  const bundles = new Map(layout.bundles.map((placed) => [placed.bundle.leader, placed]));
  const rectOf = (name: string): Rect | undefined => bundles.get(name)?.frame ?? layout.nodes.get(name);
  const places = (name: string): string =>
    (bundles.get(name)?.bundle.names ?? [name]).map((each) => index.get(each)).join(" ");
  const shown = (name: string): string => {
    const count = bundles.get(name)?.bundle.names.length;
    return count === undefined ? name : `each of ${count} like ${name}`;
  };
  const lines: Drawn[] = [];
  const draw = (
    from: string,
    to: string,
    target: Rect | undefined,
    rest: Omit<Drawn, "from" | "to" | "ends">,
  ): void => {
    const source = rectOf(from);
    const ends = `data-from="${places(from)}" data-to="${places(to)}"`;
    if (source !== undefined && target !== undefined) lines.push({ from: source, to: target, ends, ...rest });
  };
  for (const { link, via, around } of layout.links) {
    const title = `${shown(link.from)} → ${shown(link.to)}: ${link.labels.join(", ")}`;
    draw(link.from, link.to, rectOf(link.to), {
      via,
      style: link.kind,
      tone: "",
      title,
      ...(around === undefined ? {} : { around }),
    });
  }
  for (const { branch, framed } of layout.branches) {
    const rest = {
      via: [],
      style: `branch sw-${branch.branch}`,
      tone: ` sw-${branch.branch}`,
      title: branch.branch,
    };
    for (const entry of framed === undefined ? branch.entries : branch.entries.slice(0, 1)) {
      draw(branch.condition, entry, framed?.tag ?? rectOf(entry), rest);
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
