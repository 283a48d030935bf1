/** Characters that XML has no way to write: most controls, lone surrogates, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be let through
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that stays text in element content and in quoted attributes, of XML as of HTML. */
export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, "\uFFFD").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

/** Coordinates to a tenth of a pixel: short, and the same on every machine. */
export const number = (value: number): string => String(Math.round(value * 10) / 10 + 0);
