import { createHash } from "node:crypto";
import { graphOf, type PipelineDefinition } from "@sagewright/core";
import { type Picture, pictureOf } from "../picture.ts";
import { summaryOf } from "../svg/describe.ts";
import { renderSvg } from "../svg/svg.ts";
import { escapeXml } from "../svg/xml.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { scriptJson } from "./script-json.ts";

/**
 * One page that needs nothing else: the picture, to pan, zoom and search, and each step's arguments at a click.
 * Its policy lets the one script run whose hash it names, and nothing be loaded.
 */
export function renderHtml(definition: PipelineDefinition, title?: string): string {
  const picture = pictureOf(definition, title);
  const name = escapeXml(title ?? "Pipeline");
  const hash = createHash("sha256").update(PAGE_SCRIPT).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${name}</h1>
<p>${escapeXml(summaryOf(picture))}</p>
<input id="search" type="search" placeholder="Find a step…  ( / )" aria-label="Find a step by name or type" autocomplete="off" spellcheck="false">
<output id="found" for="search"></output>
<div role="group" aria-label="Zoom">
<button id="zoom-out" type="button" title="Zoom out (−)" aria-label="Zoom out">−</button>
<button id="zoom-fit" type="button" title="Show all (0)">Fit</button>
<button id="zoom-in" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
</div>
</header>
<main>
<div id="stage">${renderSvg(picture, { heading: false })}</div>
<aside id="details" aria-live="polite" hidden>
<button id="close" type="button" title="Close (Esc)" aria-label="Close">×</button>
<h2 id="step-name"></h2>
<p id="step-type"></p>
<p id="step-description"></p>
<dl id="step-links"></dl>
<pre id="step-json" tabindex="0"></pre>
</aside>
</main>
<script id="steps" type="application/json">${scriptJson(stepsOf(definition, picture))}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** What a click shows, in the order of the picture's `data-step`. A Condition's branches are steps of their own. */
function stepsOf(definition: PipelineDefinition, picture: Picture): readonly object[] {
  const { nodes, dependents } = graphOf(definition);
  const index = new Map(picture.nodes.map(({ name }, at) => [name, at]));
  const copies = new Map(picture.nodes.map((node) => [node.name, node.copies]));
  const places = (names: readonly string[] | undefined): number[] =>
    (names ?? []).flatMap((name) => index.get(name) ?? []);
  return [...nodes.values()].map(({ step, dependencies }) => ({
    name: step.Name,
    type: step.Type,
    description: [step.DisplayName, step.Description].filter(Boolean).join(": "),
    before: places(dependencies),
    after: places(dependents.get(step.Name)),
    copies: places(copies.get(step.Name)).filter((at) => at !== index.get(step.Name)),
    shown: step.Type === "Condition" ? { Conditions: step.Arguments.Conditions } : shownOf(step),
  }));
}

/** The step as written, without what stands above it on the page. */
function shownOf(step: object): object {
  const above = new Set(["Name", "Type", "DisplayName", "Description", "DependsOn"]);
  const rest = Object.entries(step).filter(([key]) => !above.has(key));
  return rest.length === 1 && rest[0]?.[0] === "Arguments"
    ? (rest[0][1] as object)
    : Object.fromEntries(rest);
}
