import type { PipelineDefinition } from "@sagewright/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchesOf } from "../branches.ts";
import {
  chain,
  definitionOf,
  dense,
  ladder,
  nested,
  pairs,
  sampleCondition,
  sampleStep,
} from "../definitions.fixture.ts";
import { pictureOf } from "../picture.ts";
import { layoutOf } from "./choose-layout.ts";
import type { Layout, Rect } from "./layout.ts";

const layoutFor = (definition: PipelineDefinition): Layout => layoutOf(pictureOf(definition));

const apart = (a: Rect, b: Rect): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function overlaps({ nodes }: Layout): string[] {
  const placed = [...nodes];
  return placed.flatMap(([name, rect], at) =>
    placed.slice(at + 1).flatMap(([other, place]) => (apart(rect, place) ? [] : `${name} on ${other}`)),
  );
}

/** Up to 14 steps, some of them conditions that hold some of the rest. */
const definitions = fc
  .array(fc.record({ reads: fc.array(fc.nat(13), { maxLength: 3 }), gate: fc.nat(3), take: fc.nat(3) }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((drafts) => {
    const steps: ReturnType<typeof sampleStep>[] = [];
    for (const [at, { reads, gate, take }] of drafts.entries()) {
      const before = reads.filter((other) => other < at).map((other) => `s${other}`);
      if (gate > 0) steps.push(sampleStep(`s${at}`, before));
      else
        steps.push(sampleCondition(`s${at}`, before, steps.splice(-take, take), steps.splice(-1, take % 2)));
    }
    return definitionOf(steps);
  });

describe("layoutOf", () => {
  it("never puts a step on another, whatever the graph", () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        expect(overlaps(layoutFor(definition))).toEqual([]);
      }),
    );
  });

  it("draws frames around the steps of a branch, nested ones included, and no others", () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const picture = pictureOf(definition);
        const { nodes, branches } = layoutOf(picture);
        const ownerOf = new Map(picture.nodes.map(({ name, owner }) => [name, owner]));
        const holds = (condition: string, branch: string, name: string): boolean => {
          for (let owner = ownerOf.get(name); owner !== undefined; owner = ownerOf.get(owner.condition)) {
            if (owner.condition === condition && owner.branch === branch) return true;
          }
          return false;
        };
        for (const { branch, framed } of branches) {
          if (framed === undefined) continue;
          expect(inside(framed.tag, framed.frame)).toBe(true);
          for (const [name, rect] of nodes) {
            if (holds(branch.condition, branch.branch, name)) expect(inside(rect, framed.frame)).toBe(true);
            else expect(apart(rect, framed.frame)).toBe(true);
          }
        }
      }),
    );
  });

  it("lets time run downwards, and if stand left of else", () => {
    const { along, nodes, branches } = layoutFor(nested);

    expect(along).toBe("y");
    expect(nodes.get("Train")?.y).toBeGreaterThan(nodes.get("Prepare")?.y ?? 0);
    const [outerIf, outerElse] = branches;
    expect(outerIf?.branch.branch).toBe("if");
    expect(outerElse?.framed?.frame.x).toBeGreaterThan(outerIf?.framed?.frame.x ?? 0);
  });

  it("puts if before else in each of nested conditions", () => {
    const inner = (name: string) =>
      sampleCondition(name, ["Prepare"], [sampleStep(`${name}-if`)], [sampleStep(`${name}-else`)]);
    const { branches } = layoutFor(
      definitionOf([sampleStep("Prepare"), sampleCondition("Gate", [], [inner("A")], [inner("B")])]),
    );

    const starts = branches.map(({ branch, framed }) => ({ ...branch, x: framed?.frame.x ?? 0 }));
    for (const condition of ["Gate", "A", "B"]) {
      const [first, second] = starts.filter((each) => each.condition === condition);
      expect(first?.branch).toBe("if");
      expect(first?.x).toBeLessThan(second?.x ?? 0);
    }
  });

  it("turns a picture that would be too wide, and keeps the written order", () => {
    const { along, nodes } = layoutFor(pairs(100));

    expect(along).toBe("x");
    const tops = Array.from({ length: 100 }, (_, at) => nodes.get(`a${at}`)?.y ?? 0);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  it.each([
    ["a ladder of 50 diamonds", ladder(50), 151],
    ["a chain of 1,000", chain(1_000), 1_000],
    ["a chain of 10,000", chain(10_000), 10_000],
    ["60 steps that read all before them", dense(60), 60],
    [
      "2,000 steps side by side",
      definitionOf(Array.from({ length: 2_000 }, (_, at) => sampleStep(`s${at}`))),
      2_000,
    ],
  ])("lays out %s", (_, definition, count) => {
    const layout = layoutFor(definition);

    expect(layout.nodes.size).toBe(count);
    if (count <= 1_000) expect(overlaps(layout)).toEqual([]);
  });

  it("draws frames in frames up to ten, and leaves them out beyond, where they would take seconds and more", () => {
    const gates = (count: number): ReturnType<typeof sampleStep> =>
      count === 0
        ? sampleStep("Last")
        : sampleCondition(`Gate${count}`, [], [gates(count - 1)], [sampleStep(`Else${count}`)]);
    const framesOf = (count: number): number =>
      layoutFor(definitionOf([gates(count)])).branches.filter(({ framed }) => framed !== undefined).length;

    expect(framesOf(10)).toBe(20);
    expect(framesOf(11)).toBe(0);
    expect(framesOf(200)).toBe(0);
  });

  it("leads lines past rows of steps beside them, where it places steps in rows", () => {
    const { nodes, links } = layoutFor(dense(60));

    const right = Math.max(...[...nodes.values()].map(({ x, width }) => x + width));
    const far = links.filter(({ link }) => Number(link.to.slice(1)) - Number(link.from.slice(1)) > 1);
    expect(far.length).toBeGreaterThan(0);
    expect(far.every(({ via }) => via.length > 0 && via.every(({ x }) => x > right))).toBe(true);
  });

  it("draws what is wrong, too: a cycle, a step that reads itself", () => {
    const layout = layoutFor(
      definitionOf([sampleStep("a", ["b"]), sampleStep("b", ["a"]), sampleStep("c", ["c", "b"])]),
    );

    expect(overlaps(layout)).toEqual([]);
    expect(layout.links).toHaveLength(3);
  });
});

it("starts a branch at the steps that wait for no other of it", () => {
  expect(
    branchesOf(pictureOf(nested)).map(({ condition, branch, entries }) => [condition, branch, entries]),
  ).toEqual([
    ["Outer", "if", ["Model"]],
    ["Outer", "else", ["Stop"]],
    ["Inner", "if", ["Register"]],
    ["Inner", "else", ["Unsafe"]],
  ]);
});
