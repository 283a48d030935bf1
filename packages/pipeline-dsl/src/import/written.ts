import { isRef } from "../ref.ts";
import { as, type Code, list, object, quoted } from "./code.ts";

/**
 * A value of the language and the code that makes it. Scalars, lists and plain objects print themselves; everything else
 * (refs, conditions, reports, steps) is given its code here.
 */
const codes = new WeakMap<object, Code>();

export function coded<T extends object>(value: T, code: Code): T {
  codes.set(value, code);
  return value;
}

/** A value and what else its code says than its own text. */
interface Annotated {
  readonly [ANNOTATED]: true;
  readonly value: unknown;
  /** `value as type` */
  readonly type?: string;
  /** The const that holds it. */
  readonly identifier?: string;
}

const ANNOTATED: unique symbol = Symbol("annotated");

const isAnnotated = (value: unknown): value is Annotated =>
  typeof value === "object" && value !== null && ANNOTATED in value;

/** A value whose type does not fit where it goes: `value as type`. */
export interface Cast extends Annotated {
  readonly type: string;
}

/** A text that stands in a const of its own. */
export interface NamedText extends Annotated {
  readonly value: string;
  readonly identifier: string;
}

export const cast = (value: unknown, type: string): Cast => ({ [ANNOTATED]: true, value, type });
export const namedText = (value: string, identifier: string): NamedText => ({
  [ANNOTATED]: true,
  value,
  identifier,
});

export const isCast = (value: unknown): value is Cast => isAnnotated(value) && value.type !== undefined;

/** For values that no other type fits; `never` goes everywhere. */
export const never = (value: unknown): Cast => cast(uncast(value), "never");

/** Without the cast around it. */
export const uncast = (value: unknown): unknown => (isCast(value) ? value.value : value);

/** Whether it is a list or an object of such values, and no value of the language. */
export const isLiteralObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !isRef(value) &&
  !isAnnotated(value) &&
  !codes.has(value);

/** The value itself, for the functions of the language. */
export function plainValue(written: unknown): unknown {
  if (isAnnotated(written)) return plainValue(written.value);
  if (Array.isArray(written)) return written.map(plainValue);
  if (!isLiteralObject(written)) return written;
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, plainValue(value)]));
}

/** The code of it. */
export function codeOf(written: unknown): Code {
  if (isAnnotated(written)) {
    const code = written.identifier ?? codeOf(written.value);
    return written.type === undefined ? code : as(code, written.type);
  }
  if (typeof written === "string") return quoted(written);
  if (Object.is(written, -0)) return "-0";
  if (typeof written !== "object" || written === null) return String(written);
  const code = codes.get(written);
  if (code !== undefined) return code;
  if (Array.isArray(written)) return list(written.map(codeOf));
  return object(Object.entries(written).map(([key, value]) => [key, codeOf(value)] as const));
}
