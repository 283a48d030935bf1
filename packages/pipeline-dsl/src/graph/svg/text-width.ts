/**
 * Advance widths of U+0020 to U+007E in thousandths of the font size, those of DejaVu Sans: the widest of the fonts
 * that browsers take for sans-serif. A text that is measured with them stays inside its box in every one.
 */
// biome-ignore format: a table
const WIDTHS = [
  317, 400, 459, 837, 636, 950, 779, 274, 390, 390, 500, 837, 317, 360, 317, 336,
  636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 336, 336, 837, 837, 837, 530,
  1000, 684, 686, 698, 770, 631, 575, 774, 751, 294, 294, 655, 557, 862, 748, 787,
  603, 787, 694, 634, 610, 731, 684, 988, 685, 610, 685, 390, 336, 390, 837, 500,
  500, 612, 634, 549, 634, 615, 352, 634, 633, 277, 277, 579, 277, 974, 633, 611,
  634, 634, 411, 520, 392, 633, 591, 817, 591, 591, 524, 636, 336, 636, 837,
];
/** Covers ideographs and emoji. */
const OTHER_WIDTH = 1400;

/** Upper bound of the width of a line of text, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += WIDTHS[(character.codePointAt(0) ?? 0) - 0x20] ?? OTHER_WIDTH;
  return (sum * size) / 1000;
}

/** The text itself, or as much of its beginning as fits with an ellipsis behind it. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const room = width - (OTHER_WIDTH * size) / 1000;
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += textWidth(character, size);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
