import { readdirSync, readFileSync } from "node:fs";
import type { PipelineDefinition } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { nested } from "./definitions.fixture.ts";
import { renderGraph } from "./render-graph.ts";

it("writes each format", () => {
  const [json, mermaid, svg, html] = (["json", "mermaid", "svg", "html"] as const).map((format) =>
    renderGraph(nested, { format, title: "Abalone" }),
  );

  expect(JSON.parse(json ?? "")).toMatchObject({
    title: "Abalone",
    nodes: [{ name: "Prepare" }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
  });
  expect(mermaid).toMatch(/^---\ntitle: "Abalone"\n---\nflowchart TD\n/);
  expect(svg).toMatch(/^<svg [^>]*>\n<title id="sw-title">Abalone<\/title>/);
  expect(html).toMatch(/^<!doctype html>\n/);
});

const RECORDED = new URL("../../test/golden/recorded/", import.meta.url);
const read = (file: string): PipelineDefinition | { readonly sha256: string } =>
  JSON.parse(readFileSync(new URL(file, RECORDED), "utf8"));

/** Of long ones only the hash is kept. */
const recorded = readdirSync(RECORDED).flatMap((file) => {
  const definition = read(file);
  return "Steps" in definition ? [[file, definition] as const] : [];
});

describe("recorded definitions of every construct", () => {
  it("are at hand", () => {
    expect(recorded.length).toBeGreaterThan(20);
  });

  it.each(recorded)("%s is drawn, every step of it", (_, definition) => {
    const { nodes } = JSON.parse(renderGraph(definition, { format: "json" }));

    const svg = renderGraph(definition, { format: "svg" });

    expect(svg.split('class="sw-step ')).toHaveLength(nodes.length + 1);
    expect(svg).not.toContain("NaN");
  });
});
