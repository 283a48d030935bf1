import { type Code, isIdentifier, keyText, type TemplatePart, visible } from "./code.ts";

export const LINE_WIDTH = 100;

/** Lays code out as the usual formatters would: on one line where it fits, else one item a line. */
export function printCode(code: Code, indent = 0, column = indent, room = 1): string {
  const flat = onOneLine(code);
  if (flat !== undefined && column + flat.length + room <= LINE_WIDTH) return flat;
  if (typeof code === "string") return code;
  switch (code.kind) {
    case "list":
      return code.items.length === 0 ? "[]" : broken("[", linesOf(code.items, indent + 2), "]", indent);
    case "object": {
      if (code.members.length === 0) return "{}";
      const lines = code.members.map(([key, value]) => printMember(key, value, indent + 2));
      return broken("{", lines, "}", indent);
    }
    case "call":
      return printCall(code.callee, code.args, indent, column);
    case "member":
      return printCode(code.of, indent, column, room + code.accessor.length) + code.accessor;
    case "as":
      return `${printCode(code.of, indent, column, room + code.type.length + 4)} as ${code.type}`;
    case "spread":
      return `...${printCode(code.of, indent, column + 3, room)}`;
    case "template":
      return template(code.tag, code.parts);
  }
}

function printMember(key: string, value: Code, indent: number): string {
  if (isSpread(value) || isShorthand(key, value)) return printCode(isSpread(value) ? value : key, indent);
  return `${keyText(key)}:${printValue(value, indent, keyText(key).length + 1)}`;
}

const isSpread = (code: Code): boolean => typeof code !== "string" && code.kind === "spread";

/** `{ params }` says the same as `{ params: params }`. */
const isShorthand = (key: string, value: Code): boolean =>
  value === key && isIdentifier(key) && !LITERALS.has(key);

const LITERALS: ReadonlySet<string> = new Set(["true", "false", "null", "undefined"]);

/** What follows a `:` or `=`: what does not fit beside it and cannot be broken well goes below, if something is gained. */
export function printValue(value: Code, indent: number, before: number): string {
  const column = indent + before + 1;
  const flat = isUnbreakable(value) && before - 1 >= MIN_GAIN ? onOneLine(value) : undefined;
  if (flat === undefined || column + flat.length + 1 <= LINE_WIDTH)
    return ` ${printCode(value, indent, column)}`;
  return `\n${" ".repeat(indent + 2)}${printCode(value, indent + 2)}`;
}

/** A text, or a chain of members and of calls with no more than one short argument. */
function isUnbreakable(code: Code): boolean {
  if (typeof code === "string") return /^["']/.test(code);
  let at: Code = code;
  while (typeof at !== "string") {
    if (at.kind === "member") at = at.of;
    else if (at.kind === "call" && at.args.every(isShort) && at.args.length <= 1) at = at.callee;
    else return false;
  }
  return true;
}

const isShort = (code: Code): boolean => typeof code === "string" && code.length <= LINE_WIDTH / 4;

/** Characters of a key beyond which a text below it begins further left. */
const MIN_GAIN = 5;

function printCall(callee: Code, args: readonly Code[], indent: number, column: number): string {
  const name = printCode(callee, indent, column);
  const end = name.includes("\n") ? name.length - name.lastIndexOf("\n") - 1 : undefined;
  const flat = wrapped("(", args.map(onOneLine), ")");
  // Where the callee is broken already, what follows it may fit.
  if (end !== undefined && flat !== undefined && end + flat.length < LINE_WIDTH) return name + flat;
  const last = args.at(-1);
  const before = args.slice(0, -1).map(onOneLine);
  const lead = `${name}(${before.map((each) => `${each}, `).join("")}`;
  if (
    last !== undefined &&
    isHuggable(last) &&
    before.every((each) => each !== undefined) &&
    column + lead.length < LINE_WIDTH
  )
    return `${lead}${printBroken(last, indent)})`;
  if (args.length === 0) return `${name}()`;
  return broken(`${name}(`, linesOf(args, indent + 2), ")", indent);
}

/** An object or a list that stands last begins on the line of the call. */
const isHuggable = (code: Code): boolean =>
  typeof code !== "string" &&
  ((code.kind === "object" && code.members.length > 0) ||
    (code.kind === "list" && code.items.length > 0) ||
    (code.kind === "as" && isHuggable(code.of)));

/** In several lines, also where one would do. */
function printBroken(code: Code, indent: number): string {
  if (typeof code !== "string" && code.kind === "as")
    return `${printBroken(code.of, indent)} as ${code.type}`;
  return printCode(code, indent, LINE_WIDTH);
}

const linesOf = (items: readonly Code[], indent: number): string[] =>
  items.map((item) => printCode(item, indent, indent));

function broken(open: string, lines: readonly string[], close: string, indent: number): string {
  const margin = " ".repeat(indent + 2);
  return `${open}\n${lines.map((line) => `${margin}${line},\n`).join("")}${" ".repeat(indent)}${close}`;
}

const flats = new WeakMap<Exclude<Code, string>, { readonly text: string | undefined }>();

/** `undefined` for what never stands on one line. */
function onOneLine(code: Code): string | undefined {
  if (typeof code === "string") return code;
  const known = flats.get(code);
  if (known !== undefined) return known.text;
  const text = flatText(code);
  flats.set(code, { text });
  return text;
}

function flatText(code: Exclude<Code, string>): string | undefined {
  switch (code.kind) {
    case "list": {
      if (code.items.length > 1 && code.items.every(hasSeveral)) return undefined;
      const items = code.items.map(onOneLine);
      return wrapped("[", items, "]");
    }
    case "object": {
      const members = code.members.map(([key, value]) => {
        const text = onOneLine(value);
        if (text === undefined || isSpread(value) || isShorthand(key, value)) return text;
        return `${keyText(key)}: ${text}`;
      });
      return members.length === 0 ? "{}" : wrapped("{ ", members, " }");
    }
    case "call": {
      const callee = onOneLine(code.callee);
      return callee === undefined ? undefined : wrapped(`${callee}(`, code.args.map(onOneLine), ")");
    }
    case "member": {
      const of = onOneLine(code.of);
      return of === undefined ? undefined : of + code.accessor;
    }
    case "spread": {
      const of = onOneLine(code.of);
      return of === undefined ? undefined : `...${of}`;
    }
    case "as": {
      const of = onOneLine(code.of);
      return of === undefined ? undefined : `${of} as ${code.type}`;
    }
    case "template":
      return template(code.tag, code.parts);
  }
}

/** Lists of objects that say more than one thing each read better one below the other. */
const hasSeveral = (item: Code): boolean =>
  typeof item !== "string" &&
  ((item.kind === "object" && item.members.length > 1) || (item.kind === "list" && item.items.length > 1));

function wrapped(open: string, texts: readonly (string | undefined)[], close: string): string | undefined {
  let length = 0;
  for (const text of texts) {
    if (text === undefined) return undefined;
    length += text.length + 2;
    if (length > LINE_WIDTH) return undefined;
  }
  return `${open}${texts.join(", ")}${close}`;
}

function template(tag: string, parts: readonly TemplatePart[]): string {
  const texts = parts.map((part) =>
    "literal" in part ? escaped(part.literal) : `\${${inTemplate(part.value)}}`,
  );
  return `${tag}\`${texts.join("")}\``;
}

/** A template is never broken into lines, so neither is what stands in it. */
const inTemplate = (code: Code): string => printCode(code, 0, Number.NEGATIVE_INFINITY);

const escaped = (literal: string): string =>
  visible(JSON.stringify(literal))
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("`", "\\`")
    .replaceAll("${", "\\${");
