import type { JsonScalar } from "@sagewright/core";

const NUMBER: unique symbol = Symbol("number");

/** A number by its text in Python: a double would make 1 of 1.0, and change long integers. */
interface PythonNumber {
  readonly [NUMBER]: string;
}

/** What `json.loads` makes of a hyperparameter. Plain numbers are integers of ours. */
export type PythonValue = JsonScalar | PythonNumber | PythonList | PythonObject;
type PythonList = readonly PythonValue[];
export interface PythonObject {
  readonly [key: string]: PythonValue;
}

export const isNumber = (value: unknown): value is PythonNumber =>
  typeof value === "object" && value !== null && NUMBER in value;

/** The value of a JSON text; a text that is no JSON is itself. */
export function parsePython(text: string): PythonValue {
  const keepNumber = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === "number" ? { [NUMBER]: numberText(value, context?.source ?? String(value)) } : value;
  try {
    return JSON.parse(text, keepNumber) as PythonValue;
  } catch {
    return text;
  }
}

function numberText(value: number, source: string): string {
  if (/^-?\d+$/.test(source)) return String(BigInt(source));
  if (!Number.isFinite(value)) return source;
  const [mantissa = "", power = ""] = value.toExponential().split("e");
  const exponent = Number(power);
  const sign = Object.is(value, -0) ? "-" : "";
  if (exponent >= -4 && exponent < 16) return `${sign}${value}${Number.isInteger(value) ? ".0" : ""}`;
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** The members of an object, sorted by key; nothing for any other value. */
export const membersOf = (value: PythonValue): readonly (readonly [string, PythonValue])[] | undefined =>
  typeof value === "object" && value !== null && !isNumber(value) && !isList(value)
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : undefined;

// `Array.isArray` does not narrow a readonly array out of a union.
const isList = (value: PythonValue): value is PythonList => Array.isArray(value);

/** `str(value)` */
export const pythonText = (value: PythonValue): string => (typeof value === "string" ? value : repr(value));

function repr(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (isNumber(value)) return value[NUMBER];
  if (isList(value)) return `[${value.map(repr).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${quoted(key)}: ${repr(member)}`);
  return `{${members.join(", ")}}`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return quote + escaped.replaceAll("\t", "\\t").replaceAll(quote, `\\${quote}`) + quote;
}

/** JSON text with sorted keys, in ASCII and without spaces, as the training toolkit writes it. */
export function pythonJson(value: PythonValue): string {
  if (isNumber(value)) return value[NUMBER];
  if (typeof value !== "object" || value === null) return asciiJson(value);
  if (isList(value)) return `[${value.map(pythonJson).join(",")}]`;
  const members = membersOf(value) ?? [];
  return `{${members.map(([key, member]) => `${asciiJson(key)}:${pythonJson(member)}`).join(",")}}`;
}

const asciiJson = (value: JsonScalar): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
