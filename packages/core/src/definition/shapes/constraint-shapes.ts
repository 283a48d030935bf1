import * as table from "./constraint-table.ts";
import type { Shape } from "./shape.ts";
import { shapeReader } from "./shape-reader.ts";

type Root = keyof typeof table.ROOTS;

const shapeAt = shapeReader(table);

/** The arguments of a step type, with all that the API says of them. */
export function requestShape(root: Root, isClosed: boolean): Shape {
  const shape = shapeAt(table.ROOTS[root]);
  // Which of its own members a step needs and may not have, the step facts say: the service sets some.
  return shape.kind === "object" ? { kind: "object", members: shape.members, isClosed } : shape;
}
