import { isValidName } from "./names.ts";

/** A member, a map key, or the name of a list's entry as text; an index as a number. */
export type PathSegment = string | number;

/** What the text of a `Get` points at. */
export type GetPath =
  | { readonly root: "Parameters"; readonly name: string }
  | { readonly root: "Execution"; readonly variable: string }
  | { readonly root: "PipelineExperimentConfig"; readonly member: string }
  | { readonly root: "Steps"; readonly step: string; readonly segments: readonly PathSegment[] };

// Members of a response never hold a hyphen; names of property files do.
const MEMBER = /[\w-]+/y;
const JSON_MEMBER = /[^.[\]'"*?@(),\s]+/y;

/**
 * The text of a `Get`, taken apart; `undefined` when it is malformed. Whether the step, parameter or variable
 * exists is not looked at.
 *
 * Keys may stand in single or double quotes and hold anything but that quote, dots and brackets included.
 */
export function parseGetPath(text: string): GetPath | undefined {
  const dot = text.indexOf(".");
  const root = text.slice(0, dot);
  const rest = text.slice(dot + 1);
  switch (root) {
    case "Parameters":
      return isValidName(rest) ? { root, name: rest } : undefined;
    case "Execution":
      return isValidName(rest) ? { root, variable: rest } : undefined;
    case "PipelineExperimentConfig":
      return isValidName(rest) ? { root, member: rest } : undefined;
    case "Steps": {
      const end = rest.indexOf(".");
      const step = rest.slice(0, end);
      if (end < 0 || !isValidName(step)) return undefined;
      const segments = parseSegments(rest, end + 1, MEMBER, "member");
      return segments && { root, step, segments };
    }
    default:
      return undefined;
  }
}

/**
 * The `Path` of a `Std:JsonGet`: dotted names, indices and quoted keys after an optional `$` or `$.`;
 * `undefined` for anything else of JsonPath, such as wildcards, slices and filters. `$` alone is the whole file.
 */
export function parseJsonPath(text: string): readonly PathSegment[] | undefined {
  if (text === "$") return [];
  if (text.startsWith("$.")) return parseSegments(text, 2, JSON_MEMBER, "member");
  return parseSegments(
    text,
    text.startsWith("$") ? 1 : 0,
    JSON_MEMBER,
    text.startsWith("$") ? "accessor" : "either",
  );
}

/** The property file that `Steps.<step>.PropertyFiles.<name>` names; its name may hold dots. */
export function propertyFileOf(get: GetPath): string | undefined {
  if (get.root !== "Steps" || get.segments[0] !== "PropertyFiles" || get.segments.length < 2)
    return undefined;
  return get.segments.slice(1).join(".");
}

/** The text of a `Get` that `parseGetPath` reads back to the same path. Keys may not hold both kinds of quotes. */
export function formatGetPath(path: GetPath): string {
  switch (path.root) {
    case "Parameters":
      return `Parameters.${path.name}`;
    case "Execution":
      return `Execution.${path.variable}`;
    case "PipelineExperimentConfig":
      return `PipelineExperimentConfig.${path.member}`;
    case "Steps":
      return `Steps.${path.step}${path.segments.map(formatSegment).join("")}`;
  }
}

function formatSegment(segment: PathSegment): string {
  if (typeof segment === "number") return `[${segment}]`;
  if (/^[\w-]+$/.test(segment)) return `.${segment}`;
  return segment.includes("'") ? `["${segment}"]` : `['${segment}']`;
}

type Expected = "member" | "accessor" | "either";

/** Quotes are read before dots, so that a key may hold dots and brackets. */
function parseSegments(
  text: string,
  start: number,
  member: RegExp,
  first: Expected,
): PathSegment[] | undefined {
  const segments: PathSegment[] = [];
  let at = start;
  let expected = first;
  while (expected === "member" || at < text.length || segments.length === 0) {
    if (text[at] === "[" && expected !== "member") {
      const accessor = readAccessor(text, at + 1);
      if (accessor === undefined) return undefined;
      segments.push(accessor.segment);
      at = accessor.end;
    } else if (expected !== "accessor") {
      member.lastIndex = at;
      if (!member.test(text)) return undefined;
      segments.push(text.slice(at, member.lastIndex));
      at = member.lastIndex;
    } else return undefined;
    expected = "accessor";
    if (text[at] === ".") {
      expected = "member";
      at += 1;
    }
  }
  return segments;
}

function readAccessor(text: string, at: number): { segment: PathSegment; end: number } | undefined {
  const quote = text[at];
  if (quote === "'" || quote === '"') {
    const close = text.indexOf(quote, at + 1);
    if (close < 0 || text[close + 1] !== "]") return undefined;
    return { segment: text.slice(at + 1, close), end: close + 2 };
  }
  const close = text.indexOf("]", at);
  const digits = text.slice(at, close);
  if (close < 0 || !/^\d{1,15}$/.test(digits)) return undefined;
  return { segment: Number(digits), end: close + 1 };
}
