import { formatIssuePath, type Issue, type IssuePath, SagewrightError } from "../issue.ts";
import { MAX_JSON_GET_BYTES } from "../limits.ts";
import {
  jsonGetNotJson,
  jsonGetNotScalar,
  jsonGetPathMalformed,
  jsonGetPathMissing,
  jsonGetTooLarge,
  jsonGetUndefined,
} from "../value-issues.ts";
import { type PathSegment, parseJsonPath } from "./get-path.ts";
import type { JsonText, ResolvedScalar } from "./scope.ts";

/** Marks a number with its text; no parsed object can have it as a key. */
const SOURCE = Symbol("source");

/**
 * Reads the scalar at `jsonPath` from the text of a JSON file: integers exactly, however large; numbers with
 * a point or an exponent as floats. A byte order mark is skipped. `file` is what messages call the file.
 *
 * Throws JSON_GET_TOO_LARGE (over 2 MiB), JSON_GET_NOT_JSON, JSON_GET_PATH_MALFORMED, JSON_GET_PATH_MISSING,
 * JSON_GET_UNDEFINED (null) or JSON_GET_NOT_SCALAR (an object or a list).
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html
 */
export function jsonGet(
  text: JsonText,
  jsonPath: string,
  file: string,
  path: IssuePath = [],
): ResolvedScalar {
  const segments = parseJsonPath(jsonPath);
  if (segments === undefined) throw failure(jsonGetPathMalformed(path, jsonPath));
  const bytes = byteLength(text);
  if (bytes > MAX_JSON_GET_BYTES) throw failure(jsonGetTooLarge(path, file, bytes));

  let value = parse(text, segments, file, path);
  for (const [depth, segment] of segments.entries()) {
    const next = member(value, segment);
    if (next === undefined) {
      const at = formatIssuePath(segments.slice(0, depth));
      throw failure(jsonGetPathMissing(path, file, jsonPath, at, membersOf(value)));
    }
    value = next;
  }

  if (value === null) throw failure(jsonGetUndefined(path, file, jsonPath));
  const scalar = scalarOf(value);
  if (scalar === undefined) throw failure(jsonGetNotScalar(path, file, jsonPath, kindOf(value)));
  return scalar;
}

/** The document, with the numbers that may be meant kept as their text: a double would change long integers. */
function parse(text: string, segments: readonly PathSegment[], file: string, path: IssuePath): unknown {
  const last = String(segments.at(-1) ?? "");
  const keepSource = (key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === "number" && key === last ? { [SOURCE]: context?.source ?? String(value) } : value;
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text, keepSource);
  } catch (error) {
    if (error instanceof SyntaxError) throw failure(jsonGetNotJson(path, file, error.message));
    if (error instanceof RangeError) throw failure(jsonGetNotJson(path, file, "it is nested too deeply"));
    throw error;
  }
}

function member(value: unknown, segment: PathSegment): unknown {
  if (Array.isArray(value)) return typeof segment === "number" ? value[segment] : undefined;
  if (typeof value !== "object" || value === null || typeof segment === "number") return undefined;
  return Object.getOwnPropertyDescriptor(value, segment)?.value;
}

function membersOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : [`indices 0 to ${value.length - 1}`];
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

function scalarOf(value: unknown): ResolvedScalar | undefined {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null || !(SOURCE in value)) return undefined;
  const source = String(value[SOURCE]);
  if (/^-?\d+$/.test(source)) return BigInt(source);
  const float = Number(source);
  return Number.isFinite(float) ? { float } : undefined;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null && SOURCE in value
    ? "a number beyond the range of a float"
    : "an object";
}

function byteLength(text: string): number {
  // A character has at most 3 bytes for each of its UTF-16 units: most files need no count.
  return text.length * 3 <= MAX_JSON_GET_BYTES ? text.length : new TextEncoder().encode(text).byteLength;
}

const failure = (issue: Issue): SagewrightError => new SagewrightError([issue]);
