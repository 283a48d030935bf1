/** A word as bash and zsh take it, whatever is in it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** A word as fish takes it. */
export const quotedForFish = (word: string): string =>
  `'${word.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
