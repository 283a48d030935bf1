/** TypeScript that is still to be laid out: an atom such as a name or a literal, or something that may fill several lines. */
export type Code =
  | string
  | { readonly kind: "list"; readonly items: readonly Code[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [key: string, value: Code])[] }
  | { readonly kind: "call"; readonly callee: Code; readonly args: readonly Code[] }
  | { readonly kind: "member"; readonly of: Code; readonly accessor: string }
  | { readonly kind: "as"; readonly of: Code; readonly type: string }
  /** Among the members of an object, whatever its key. */
  | { readonly kind: "spread"; readonly of: Code }
  | { readonly kind: "template"; readonly tag: string; readonly parts: readonly TemplatePart[] };

export type TemplatePart = { readonly literal: string } | { readonly value: Code };

export const list = (items: readonly Code[]): Code => ({ kind: "list", items });
export const object = (members: readonly (readonly [string, Code])[]): Code => ({ kind: "object", members });
export const call = (callee: Code, ...args: readonly Code[]): Code => ({ kind: "call", callee, args });
export const as = (of: Code, type: string): Code => ({ kind: "as", of, type });
/** `of.name`, or `of["name"]` where the name is no identifier. */
export const member = (of: Code, name: string): Code => ({
  kind: "member",
  of,
  accessor: isIdentifier(name) ? `.${name}` : `[${quoted(name)}]`,
});

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name);

/** The key of an object literal; `__proto__` in plain form would set the prototype. */
export function keyText(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : quoted(name);
}

/** A string literal with the quotes that need fewer escapes. */
export function quoted(text: string): string {
  const json = visible(JSON.stringify(text));
  if (!text.includes('"') || text.split('"').length <= text.split("'").length) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/**
 * Escapes what ends a line (and so a comment) for JavaScript, and what an editor does not show or shows in another order than
 * it runs: control characters, line separators, marks of direction.
 */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\uFEFF]/gu, (sign) => {
    const unit = sign.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  });

/** The names that code begins with: those of this package must be imported. */
export function namesIn(code: Code, found: Set<string>): void {
  if (typeof code === "string") {
    if (/^["']/.test(code)) return;
    // The name itself, and the types of `refTo<S3Uri>`.
    for (const [, name = ""] of code.matchAll(/(?:^|<)([A-Za-z_$][\w$]*)/g)) found.add(name);
    return;
  }
  switch (code.kind) {
    case "list":
      for (const item of code.items) namesIn(item, found);
      return;
    case "object":
      for (const [, value] of code.members) namesIn(value, found);
      return;
    case "call":
      namesIn(code.callee, found);
      for (const arg of code.args) namesIn(arg, found);
      return;
    case "member":
    case "spread":
      namesIn(code.of, found);
      return;
    case "as":
      namesIn(code.of, found);
      for (const [name] of code.type.matchAll(/\w+/g)) found.add(name);
      return;
    case "template":
      found.add(code.tag);
      for (const part of code.parts) if ("value" in part) namesIn(part.value, found);
  }
}
