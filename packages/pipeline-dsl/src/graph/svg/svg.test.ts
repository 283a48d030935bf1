import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chain,
  definitionOf,
  dense,
  fan,
  HOSTILE,
  hostile,
  nested,
  sampleCondition,
  sampleStep,
} from "../definitions.fixture.ts";
import { pictureOf } from "../picture.ts";
import { renderSvg } from "./svg.ts";
import { textWidth } from "./text-width.ts";

const svgOf = (definition: Parameters<typeof pictureOf>[0], title = "Pipeline"): string =>
  renderSvg(pictureOf(definition, title));

/** The element names that are open at the end, or the first thing that is not XML. */
function xmlProblem(text: string): string | undefined {
  const open: string[] = [];
  const token = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|[^<&>]+|&(?:amp|lt|gt|quot|#39);/gy;
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return text.slice(from, from + 80);
    const [, close, name, , empty] = match;
    if (name === undefined || empty === "/") continue;
    if (close !== "/") open.push(name);
    else if (open.pop() !== name) return `</${name}>`;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.exec(text)?.[0] ?? open[0];
}

describe("renderSvg", () => {
  it.each([
    ["nested branches", nested],
    ["a fan", fan(100)],
    ["a chain", chain(200)],
    ["hostile texts", hostile],
    ["nothing", definitionOf([])],
  ])("writes well-formed XML for %s", (_, definition) => {
    expect(xmlProblem(svgOf(definition, HOSTILE))).toBeUndefined();
  });

  it("keeps every text inert", () => {
    const svg = svgOf(hostile, HOSTILE);

    expect(svg).not.toMatch(/<script|<!--|\]\]>|javascript:x"|onload/i);
    expect(svg).not.toMatch(/\p{Surrogate}/u);
  });

  it("gives the same bytes each time", () => {
    const first = svgOf(nested);
    svgOf(fan(12));

    expect(svgOf(nested)).toBe(first);
  });

  it("says what it shows to those who do not see it", () => {
    const svg = svgOf(nested, "Abalone");

    expect(svg).toContain('role="img" aria-labelledby="sw-title sw-desc"');
    expect(svg).toContain('<title id="sw-title">Abalone</title>');
    expect(svg).toContain("10 steps, 2 conditions. Prepare (Processing).");
    expect(svg).toContain("Transform (Transform) after Model, if Outer holds.");
    expect(svg).toContain("Unsafe (Fail), unless Inner holds.");
    expect(svg).toContain("After (Processing) after Register, Prepare.");
  });

  it("tells the kinds of lines apart, and follows the scheme of the reader", () => {
    const svg = svgOf(nested);

    for (const style of ["sw-data", "sw-order", "sw-branch sw-if", "sw-branch sw-else"]) {
      expect(svg).toMatch(new RegExp(`class="${style}" d="M`));
    }
    expect(svg).toContain(".sw-order{stroke-dasharray:5 4}");
    expect(svg).toContain("@media (prefers-color-scheme:dark)");
  });

  it("is as wide as its lines", () => {
    const svg = svgOf(dense(40));

    const width = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    const shift = Number(/translate\((-?[\d.]+) /.exec(svg)?.[1]);
    const places = [...svg.matchAll(/[MLCQ ](-?[\d.]+) -?[\d.]+(?=[LCQZ "])/g)].map(
      ([, x]) => Number(x) + shift,
    );
    expect(Math.max(...places)).toBeLessThanOrEqual(width);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  });

  it("draws only the lines that there are into the legend", () => {
    expect(svgOf(chain(2))).toContain(">data</text>");
    expect(svgOf(chain(2))).not.toContain(">order only</text>");
  });

  it("keeps texts inside their boxes, and whole in the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 80 }), (name) => {
        const svg = svgOf(definitionOf([sampleStep(name)]));

        const [, x = "", width = ""] = /class="sw-box" x="([^"]*)" y="[^"]*" width="([^"]*)"/.exec(svg) ?? [];
        const [, left = "", text = ""] = /class="sw-name" x="([^"]*)" y="[^"]*">([^<]*)</.exec(svg) ?? [];
        const shown = text.replace(/&(?:amp|lt|gt|quot|#39);/g, "&");
        expect(Number(left) + textWidth(shown, 13)).toBeLessThanOrEqual(Number(x) + Number(width) + 3);
      }),
    );
    const long = "x".repeat(64);
    expect(svgOf(definitionOf([sampleStep(long)]))).toContain(`<title>${long} (Processing)</title>`);
  });

  it("draws alike steps as one block, with all of them in it and one line to each side", () => {
    const svg = svgOf(fan(100));

    expect(svg).toContain(">100 × Processing, alike</text>");
    expect(svg.match(/class="sw-step /g)).toHaveLength(102);
    expect(svg.match(/class="sw-link"/g)).toHaveLength(2);
    expect(svg).toContain("<title>root → each of 100 like s0: RoleArn</title>");
    expect(svg).toMatch(/data-from="0" data-to="1 2 3 [\d ]+ 100"/);
  });

  it("says which steps are copies of one", () => {
    const copy = (name: string) => ({ ...sampleStep(name), DisplayName: "Evaluate" });
    const svg = svgOf(definitionOf([sampleCondition("Gate", [], [copy("a")], [copy("b")])]));

    expect(svg).toContain(">Processing · Evaluate, 1 of 2</text>");
    expect(svg).toContain(
      "<title>a (Processing · Evaluate, 1 of 2): the same step as b in another branch</title>",
    );
  });

  it("shows unknown step types as they are", () => {
    expect(svgOf(definitionOf([sampleStep("a", [], "constructor")]))).toContain('class="sw-step sw-other"');
  });
});
