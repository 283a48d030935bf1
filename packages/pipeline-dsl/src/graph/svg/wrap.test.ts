import { expect, it } from "vitest";
import { chain, definitionOf, ladder, sampleCondition, sampleStep } from "../definitions.fixture.ts";
import { pictureOf } from "../picture.ts";
import { layoutOf } from "./choose-layout.ts";
import type { Layout } from "./layout.ts";

const layoutFor = (definition: Parameters<typeof pictureOf>[0]): Layout => layoutOf(pictureOf(definition));

const columnsOf = ({ nodes }: Layout): number =>
  new Set([...nodes.values()].map(({ x }) => Math.round(x))).size;

const heightOf = ({ nodes }: Layout): number => Math.max(...[...nodes.values()].map(({ y }) => y));

it("leaves a picture that a screen or three can show as it is", () => {
  const layout = layoutFor(chain(30));

  expect(columnsOf(layout)).toBe(1);
  expect(layout.links.every(({ around }) => around === undefined)).toBe(true);
});

it.each([
  ["200 steps", chain(200)],
  ["5,000 steps", chain(5_000)],
])("breaks a chain of %s into columns", (_, definition) => {
  const layout = layoutFor(definition);

  const columns = columnsOf(layout);
  expect(columns).toBeGreaterThan(5);
  expect(layout.links.filter(({ around }) => around !== undefined)).toHaveLength(columns - 1);
  expect(heightOf(layout)).toBeLessThan(columns * 1_000);
});

it("leads the lines of a cut past both columns", () => {
  const { nodes, links } = layoutFor(ladder(60));

  for (const { link, around } of links) {
    if (around === undefined) continue;
    const [from, to] = [nodes.get(link.from), nodes.get(link.to)];
    expect(around.below).toBeGreaterThan((from?.y ?? 0) + (from?.height ?? 0));
    expect(around.above).toBeLessThan(to?.y ?? 0);
    expect(around.between).toBeGreaterThan((from?.x ?? 0) + (from?.width ?? 0));
    expect(around.between).toBeLessThan(to?.x ?? 0);
  }
});

it("never cuts through a branch, nor a line that passes layers", () => {
  const inside = Array.from({ length: 50 }, (_, at) => sampleStep(`s${at}`, at === 0 ? [] : [`s${at - 1}`]));
  const branch = layoutFor(definitionOf([sampleCondition("Gate", [], inside)]));
  const watched = layoutFor(
    definitionOf([...(chain(60).Steps as never[]), sampleStep("last", ["s0", "s59"])]),
  );

  for (const { links } of [branch, watched]) {
    expect(links.every(({ around }) => around === undefined)).toBe(true);
  }
});
