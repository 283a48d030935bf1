import { expect, it } from "vitest";
import { definitionOf, sampleStep } from "../definitions.fixture.ts";
import { pictureOf } from "../picture.ts";
import { layoutOf } from "./choose-layout.ts";
import { routesOf } from "./route.ts";

it("leads lines of steps beside a block of alike steps past the block before they turn", () => {
  const alike = Array.from({ length: 30 }, (_, at) => sampleStep(`alike${at}`));
  const others = Array.from({ length: 6 }, (_, at) => [
    sampleStep(`a${at}`),
    sampleStep(`b${at}`, [`a${at}`, `a${(at + 3) % 6}`]),
  ]).flat();
  const layout = layoutOf(pictureOf(definitionOf([...alike, ...others])));
  const [block] = layout.bundles;
  const lines = layout.links.flatMap(({ link, via }) => {
    const [from, to] = [layout.nodes.get(link.from), layout.nodes.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ from, to, via }];
  });

  const paths = routesOf(layout, lines).map(({ path }) => path);

  expect(layout.along).toBe("y");
  const foot = (block?.frame.y ?? 0) + (block?.frame.height ?? 0);
  expect(lines).toHaveLength(12);
  for (const [at, path] of paths.entries()) {
    const [, start, straight] = path.split(/[MLC]/);
    expect(Number(start?.split(" ")[1])).toBeCloseTo(
      (lines[at]?.from.y ?? 0) + (lines[at]?.from.height ?? 0),
      0,
    );
    expect(straight?.split(" ")[0]).toBe(start?.split(" ")[0]);
    expect(Number(straight?.split(" ")[1])).toBeCloseTo(foot, 0);
  }
});
