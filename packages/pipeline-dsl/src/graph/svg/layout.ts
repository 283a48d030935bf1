import type { Branch } from "../branches.ts";
import type { Link } from "../links.ts";
import type { PictureNode } from "../picture.ts";
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
}

/** Where everything lies; `along` is the axis that time runs on. */
export interface Layout {
  readonly along: "x" | "y";
  readonly nodes: ReadonlyMap<string, Rect>;
  readonly branches: readonly PlacedBranch[];
  readonly links: readonly PlacedLink[];
}

/** What a layout is made of, measured. */
export interface Sketch {
  readonly nodes: readonly PictureNode[];
  readonly sizes: ReadonlyMap<string, Size>;
  readonly branches: readonly Branch[];
  readonly links: readonly Link[];
}
