/** Pieces of messages, cut where nobody reads on. */

const MAX_NAMES = 20;
const MAX_CHARACTERS = 100;

/** The first names of what may be a long list; `none` when it is empty. */
export function listed(names: Iterable<string>, none = "none"): string {
  const shown: string[] = [];
  for (const name of names) {
    if (shown.length === MAX_NAMES) return `${shown.join(", ")}, …`;
    shown.push(name);
  }
  return shown.length === 0 ? none : shown.join(", ");
}

/** A text in double quotes, whatever it holds. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text);

/** `quoted` names of a short list. */
export const quotedList = (names: readonly string[]): string => names.map(quoted).join(", ");
