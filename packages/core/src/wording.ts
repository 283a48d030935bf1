/** Pieces of messages, cut where nobody reads on. */

const MAX_NAMES = 20;
const MAX_CHARACTERS = 100;
const MAX_VALUE_CHARACTERS = 80;

/** The first names of what may be a long list; `none` when it is empty. */
export function listed(names: Iterable<string>, none = "none"): string {
  const shown: string[] = [];
  for (const name of names) {
    if (shown.length === MAX_NAMES) return `${shown.join(", ")}, …`;
    shown.push(name);
  }
  return shown.length === 0 ? none : shown.join(", ");
}

/** The beginning of what may be a long text. */
export const shortened = (text: string, maximum = MAX_VALUE_CHARACTERS): string =>
  text.length > maximum ? `${text.slice(0, maximum - 1)}…` : text;

/** A text in double quotes, whatever it holds. */
export const quoted = (text: string): string => JSON.stringify(shortened(text, MAX_CHARACTERS));

/** `quoted` names of a short list. */
export const quotedList = (names: readonly string[]): string => names.map(quoted).join(", ");
