import { captionOf, type PictureNode } from "../picture.ts";
import { fitText, textWidth } from "./text-width.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const NAME_SIZE = 13;
const TYPE_SIZE = 10.5;
export const NODE_HEIGHT = 46;
/** Room left and right of the text, for the bar of colour or the points of a Condition. */
export const TEXT_INSET = 20;

const MIN_TEXT = 84;
const MAX_TEXT = 236;

export function measureNode(node: PictureNode): Size {
  const text = Math.max(textWidth(node.name, NAME_SIZE), textWidth(captionOf(node), TYPE_SIZE));
  return {
    width: Math.ceil(Math.min(Math.max(text, MIN_TEXT), MAX_TEXT)) + 2 * TEXT_INSET,
    height: NODE_HEIGHT,
  };
}

/** Both lines of a step's box, cut where they would not fit. */
export const nodeLines = (node: PictureNode) => ({
  name: fitText(node.name, NAME_SIZE, MAX_TEXT),
  caption: fitText(captionOf(node), TYPE_SIZE, MAX_TEXT),
});
