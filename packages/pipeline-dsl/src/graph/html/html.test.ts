import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { chain, HOSTILE, hostile, nested } from "../definitions.fixture.ts";
import { renderHtml } from "./html.ts";
import { PAGE_SCRIPT } from "./page-script.ts";

const stepsIn = (page: string): unknown =>
  JSON.parse(/<script id="steps" type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? "");

describe("renderHtml", () => {
  it("is one page that loads nothing", () => {
    const page = renderHtml(nested, "Abalone");

    expect(page).toContain("<title>Abalone</title>");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\ssrc=|href=|url\(|@import|<link|<iframe|<object/);
    expect(page.match(/https?:\/\/[^"' ]+/g)).toEqual(["http://www.w3.org/2000/svg"]);
  });

  it("lets its own script run, and that one alone", () => {
    const page = renderHtml(nested);

    const text = /<script>(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    const hash = createHash("sha256").update(text).digest("base64");
    expect(page).toContain(`script-src 'sha256-${hash}'`);
    expect(() => new Script(text)).not.toThrow();
  });

  it("never makes markup of texts in the browser", () => {
    expect(PAGE_SCRIPT).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(/);
  });

  it("keeps every text of a definition inert", () => {
    const page = renderHtml(hostile, HOSTILE);

    expect(page.match(/<script/gi)).toHaveLength(2);
    expect(page.match(/<\/script/gi)).toHaveLength(2);
    expect(page.match(/<\/svg/gi)).toHaveLength(1);
    expect(page).not.toMatch(/<!--|\]\]>/);
    expect(stepsIn(page)).toMatchObject([
      { name: HOSTILE, type: HOSTILE, shown: { [HOSTILE]: HOSTILE } },
      {},
      {},
      {},
    ]);
  });

  it("knows each step's arguments and neighbours, a Condition without its branches", () => {
    expect(stepsIn(renderHtml(nested))).toMatchObject([
      { name: "Prepare", type: "Processing", before: [], after: [1, 9], shown: { Inputs: [] } },
      { name: "Train", before: [0] },
      { name: "Outer", shown: { Conditions: [{ Type: "Equals" }] } },
      { name: "Model" },
      { name: "Transform" },
      { name: "Inner" },
      { name: "Register" },
      { name: "Unsafe", shown: { ErrorMessage: "no" } },
      { name: "Stop" },
      { name: "After", before: [6, 0] },
    ]);
  });

  it("follows the reader's scheme and gives the same bytes each time", () => {
    const page = renderHtml(chain(3));

    expect(page).toContain("prefers-color-scheme:dark");
    expect(renderHtml(chain(3))).toBe(page);
  });
});
