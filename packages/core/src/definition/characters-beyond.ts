/**
 * The number of characters, where it is more than `maximum`. Characters are code points; a text is never shorter in
 * UTF-16 units, so the short ones need no counting.
 */
export function charactersBeyond(text: string, maximum: number): number | undefined {
  if (text.length <= maximum) return undefined;
  const characters = [...text].length;
  return characters > maximum ? characters : undefined;
}
