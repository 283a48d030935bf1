import type { Look } from "./look.ts";

interface Scheme {
  readonly ground: string;
  readonly box: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly if: string;
  readonly else: string;
  readonly looks: { readonly [look in Look]: string };
}

const LIGHT: Scheme = {
  ground: "#ffffff",
  box: "#ffffff",
  border: "#c8d1da",
  text: "#1f2328",
  muted: "#59636e",
  line: "#7d8590",
  if: "#1a7f37",
  else: "#bc4c00",
  looks: {
    process: "#0969da",
    train: "#8250df",
    model: "#1a7f37",
    serve: "#bc4c00",
    call: "#0a7381",
    check: "#bf3989",
    gate: "#9a6700",
    fail: "#cf222e",
    other: "#59636e",
  },
};

const DARK: Scheme = {
  ground: "#0d1117",
  box: "#161b22",
  border: "#3d444d",
  text: "#e6edf3",
  muted: "#9198a1",
  line: "#8b949e",
  if: "#3fb950",
  else: "#f0883e",
  looks: {
    process: "#58a6ff",
    train: "#bc8cff",
    model: "#3fb950",
    serve: "#f0883e",
    call: "#39c5cf",
    check: "#f778ba",
    gate: "#d29922",
    fail: "#ff7b72",
    other: "#9198a1",
  },
};

const colours = ({ looks, ...scheme }: Scheme): string =>
  [
    `.sw-ground{fill:${scheme.ground}}`,
    `.sw-box{fill:${scheme.box};stroke:${scheme.border}}`,
    `.sw-bundle{fill:${scheme.muted};stroke:${scheme.muted}}`,
    `.sw-name,.sw-title{fill:${scheme.text}}`,
    `.sw-note{fill:${scheme.muted}}`,
    `.sw-data,.sw-order{stroke:${scheme.line}}`,
    `.sw-arrow{fill:${scheme.line}}`,
    ...(["if", "else"] as const).flatMap((branch) => [
      `.sw-frame.sw-${branch}{fill:${scheme[branch]};stroke:${scheme[branch]}}`,
      `.sw-branch.sw-${branch}{stroke:${scheme[branch]}}`,
      `.sw-arrow.sw-${branch},.sw-tag.sw-${branch}{fill:${scheme[branch]}}`,
    ]),
    `.sw-tag-text{fill:${scheme.ground}}`,
    ...Object.entries(looks).flatMap(([look, colour]) => [
      `.sw-${look} .sw-type,.sw-${look} .sw-bar{fill:${colour}}`,
      ...(look === "gate" || look === "fail" ? [`.sw-${look} .sw-box{stroke:${colour}}`] : []),
    ]),
  ].join("\n");

/** Classes instead of custom properties: converters such as librsvg know no `var()`. */
export const SVG_STYLE = `.sw-graph text{font-family:"Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}
.sw-title{font-size:18px;font-weight:600}
.sw-note{font-size:12px}
.sw-name{font-size:13px}
.sw-type{font-size:10.5px}
.sw-tag-text{font-size:11px;font-weight:600;text-anchor:middle}
.sw-box{stroke-width:1}
.sw-frame{fill-opacity:.05;stroke-opacity:.45;stroke-width:1}
.sw-bundle{fill-opacity:.06;stroke-opacity:.4;stroke-width:1}
.sw-data,.sw-order,.sw-branch{fill:none;stroke-width:1.4}
.sw-order{stroke-dasharray:5 4}
.sw-branch{stroke-width:1.8}
${colours(LIGHT)}
@media (prefers-color-scheme:dark){
${colours(DARK)}
}`;
