import { type Branch, branchesOf } from "./branches.ts";
import { linksOf } from "./links.ts";
import { captionOf, type Picture, type PictureNode } from "./picture.ts";

/** @see https://mermaid.js.org/syntax/flowchart.html */
export function renderMermaid(picture: Picture): string {
  const ids = new Map(picture.nodes.map(({ name }, index) => [name, `s${index}`]));
  const id = (name: string): string => ids.get(name) ?? "";
  const branches = branchesOf(picture);
  const shapeOf = new Map(picture.nodes.map((node) => [node.name, shape(id(node.name), node)]));

  const branchLines = (condition: string | undefined, indent: string): string[] =>
    branches.filter((branch) => branch.condition === condition).flatMap((branch) => subgraph(branch, indent));
  const subgraph = ({ condition, branch, steps }: Branch, indent: string): string[] => [
    `${indent}subgraph ${id(condition)}_${branch}["${text(`${condition}: ${branch}`)}"]`,
    ...steps.flatMap((name) => [
      `${indent}  ${shapeOf.get(name) ?? ""}`,
      ...branchLines(name, `${indent}  `),
    ]),
    `${indent}end`,
  ];

  const lines = picture.title === undefined ? [] : ["---", `title: ${yamlText(picture.title)}`, "---"];
  lines.push("flowchart TD");
  for (const { name, owner } of picture.nodes) {
    if (owner === undefined) lines.push(`  ${shapeOf.get(name) ?? ""}`, ...branchLines(name, "  "));
  }
  for (const { from, to, kind, labels } of linksOf(picture)) {
    lines.push(
      kind === "order"
        ? `  ${id(from)} -.-> ${id(to)}`
        : `  ${id(from)} -->|"${text(shortest(labels))}"| ${id(to)}`,
    );
  }
  for (const { condition, branch, entries } of branches) {
    for (const entry of entries) lines.push(`  ${id(condition)} ==>|"${branch}"| ${id(entry)}`);
  }
  return `${lines.join("\n")}\n`;
}

function shape(id: string, node: PictureNode): string {
  const { name, type } = node;
  const label = `"${text(name)}<br/>${text(captionOf(node))}"`;
  if (type === "Condition") return `${id}{${label}}`;
  return type === "Fail" ? `${id}([${label}])` : `${id}[${label}]`;
}

/** A label has room for one property; the picture as JSON has them all. */
function shortest(labels: readonly string[]): string {
  const label = labels.reduce((best, other) => (other.length < best.length ? other : best), labels[0] ?? "");
  return labels.length > 1 ? `${label} +${labels.length - 1}` : label;
}

/** Mermaid knows numeric entities, and each character that could mean something to it or to HTML becomes one. */
const text = (value: string): string =>
  value.replace(/[^A-Za-z0-9 _.,:+()/-]/gu, (character) => `#${character.codePointAt(0)};`);

/** A double-quoted YAML scalar, without a character that would end an HTML text around it. */
const yamlText = (value: string): string =>
  JSON.stringify(value).replace(/[<>&\u007F-\u{10FFFF}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(""),
  );

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;
