import { describe, expect, it } from "vitest";
import { definitionOf, fan, sampleCondition, sampleStep } from "../definitions.fixture.ts";
import { linksOf } from "../links.ts";
import { pictureOf } from "../picture.ts";
import { bundlesOf } from "./bundles.ts";
import { layoutOf } from "./choose-layout.ts";

const bundlesIn = (definition: Parameters<typeof pictureOf>[0]): readonly (readonly string[])[] => {
  const picture = pictureOf(definition);
  return bundlesOf({ nodes: picture.nodes, links: linksOf(picture) }).map(({ names }) => names);
};

const nine = (prefix: string, reads: readonly string[], type?: string) =>
  Array.from({ length: 9 }, (_, at) => sampleStep(`${prefix}${at}`, reads, type));

const namesOf = (steps: readonly { readonly Name: string }[]): readonly string[] =>
  steps.map(({ Name }) => Name);

describe("bundlesOf", () => {
  it("finds nine steps between the same others, and leaves eight alone", () => {
    expect(bundlesIn(fan(9))).toEqual([Array.from({ length: 9 }, (_, at) => `s${at}`)]);
    expect(bundlesIn(fan(8))).toEqual([]);
  });

  it("keeps apart what differs in type, in what it reads, in who reads it, in its branch", () => {
    const [processing, training] = [nine("p", ["root"]), nine("t", ["root"], "Training")];
    const [read, inside] = [nine("r", ["root"]), nine("i", ["root"])];
    const definition = definitionOf([
      sampleStep("root"),
      ...processing,
      ...training,
      ...read,
      sampleStep("last", ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"]),
      sampleCondition("Gate", [], inside),
    ]);

    expect(bundlesIn(definition)).toEqual([processing, training, read, inside].map(namesOf));
  });

  it("does not take data for order", () => {
    const [by, ...rest] = nine("s", ["root"]);
    const ordered = { ...sampleStep("s0"), Name: by?.Name ?? "", DependsOn: ["root"] };

    expect(bundlesIn(definitionOf([sampleStep("root"), ordered, ...rest]))).toEqual([]);
  });
});

it("places the steps of a bundle in rows, in written order", () => {
  const { nodes, bundles } = layoutOf(pictureOf(fan(100)));

  const places = Array.from({ length: 100 }, (_, at) => nodes.get(`s${at}`) ?? { x: 0, y: 0 });
  const read = places.toSorted((a, b) => a.y - b.y || a.x - b.x);
  expect(places).toEqual(read);
  expect(new Set(places.map(({ y }) => y)).size).toBeLessThan(20);
  expect(bundles).toHaveLength(1);
});
