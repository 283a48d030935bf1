/** A value as elements, as the query services write it: lists as `<member>`s, instants in ISO 8601. */
export function xmlOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => element("member", item)).join("");
  if (typeof value === "object")
    return Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => element(name, item))
      .join("");
  return escapeXml(String(value));
}

export const element = (name: string, value: unknown): string => `<${name}>${xmlOf(value)}</${name}>`;

const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
