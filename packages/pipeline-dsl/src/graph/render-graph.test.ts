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

const FIXTURES = new URL("../../test/fixtures/", import.meta.url);
const recorded = readdirSync(FIXTURES, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith("definition.json"));

describe("definitions of the Python SDK", () => {
  it.each(recorded)("draws %s", (path) => {
    const definition: PipelineDefinition = JSON.parse(readFileSync(new URL(path, FIXTURES), "utf8"));

    const { nodes } = JSON.parse(renderGraph(definition, { format: "json" }));

    expect(renderGraph(definition, { format: "svg" }).split('class="sw-step ')).toHaveLength(
      nodes.length + 1,
    );
  });
});
