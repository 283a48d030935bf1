import type { Branch } from "../branches.ts";
import type { Link } from "../links.ts";
import type { PictureNode } from "../picture.ts";
import type { Bundle } from "./bundle.ts";
import type { Size } from "./measure-node.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Upper left corner and size. */
export interface Rect extends Point, Size {}

export interface PlacedBranch {
  readonly branch: Branch;
  /** Around the steps of the branch; `tag` is its label at the beginning, where the edge from the Condition ends. */
  readonly framed?: { readonly frame: Rect; readonly tag: Rect };
}

export interface PlacedLink {
  readonly link: Link;
  /** Places between the two steps that the line passes, where it would cross other steps if it did not. */
  readonly via: readonly Point[];
  /** From the foot of a column to the head of the next one. */
  readonly around?: Around;
}

/** Heights and the width at which a line that goes around a column turns. */
export interface Around {
  readonly below: number;
  readonly between: number;
  readonly above: number;
}

/** Alike steps, drawn as one block; lines lead to the block. */
export interface PlacedBundle {
  readonly bundle: Bundle;
  readonly frame: Rect;
}

/** Where everything lies; `along` is the axis that time runs on. */
export interface Layout {
  readonly along: "x" | "y";
  readonly nodes: ReadonlyMap<string, Rect>;
  readonly branches: readonly PlacedBranch[];
  readonly bundles: readonly PlacedBundle[];
  readonly links: readonly PlacedLink[];
}

/** What a layout is made of, measured. */
export interface Sketch {
  readonly nodes: readonly PictureNode[];
  readonly sizes: ReadonlyMap<string, Size>;
  readonly branches: readonly Branch[];
  readonly links: readonly Link[];
}

/** Of width to height, about as wide as a screen. */
export const ASPECT = 1.5;

export const framesOf = ({ branches }: Layout): readonly Rect[] =>
  branches.flatMap(({ framed }) => framed?.frame ?? []);

/** From the first step's left side to the last one's right side. */
export const widthOf = ({ nodes }: Layout): number => {
  const rects = [...nodes.values()];
  return (
    rects.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity) -
    rects.reduce((least, { x }) => Math.min(least, x), Infinity)
  );
};
