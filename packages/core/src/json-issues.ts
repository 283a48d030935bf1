import type { Issue, IssuePath } from "./issue.ts";
import { MAX_NESTING } from "./limits.ts";

/** Issues of a JSON text. */

/** Where in a text something stands; both count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const at = ({ line, column }: TextPosition): string => `line ${line}, column ${column}`;

export const jsonSyntax = (path: IssuePath, position: TextPosition, problem: string): Issue => ({
  code: "JSON_SYNTAX",
  path,
  message: `This is not valid JSON: ${problem} at ${at(position)}.`,
  hint: "Correct the text there, or write the file anew with the tool that made it.",
});

export const jsonByteOrderMark = (): Issue => ({
  code: "JSON_BYTE_ORDER_MARK",
  path: [],
  message: "The text begins with a byte order mark (U+FEFF) at line 1, column 1, which JSON does not allow.",
  hint: "Save the file as UTF-8 without BOM.",
});

export const jsonDuplicateKey = (path: IssuePath, position: TextPosition, key: string): Issue => ({
  code: "JSON_DUPLICATE_KEY",
  path,
  message: `The key ${JSON.stringify(key)} occurs twice in one object, again at ${at(position)}.`,
  hint: "Remove one of the two: readers disagree on which of them counts.",
});

/** Without a position it is a value that never was a text. */
export const jsonTooDeep = (path: IssuePath, position?: TextPosition): Issue => ({
  code: "JSON_TOO_DEEP",
  path,
  message: `Objects and arrays are nested more than ${MAX_NESTING} levels deep${position ? ` at ${at(position)}` : ""}.`,
  hint: "Flatten the document; definitions that SageMaker takes need fewer than 40 levels.",
});

export const jsonNumberOutOfRange = (path: IssuePath, position: TextPosition, text: string): Issue => ({
  code: "JSON_NUMBER_OUT_OF_RANGE",
  path,
  message: `The number ${abbreviated(text)} at ${at(position)} is too large for a double.`,
  hint: "Write a number between -1.8e308 and 1.8e308, or a string.",
});

export const jsonNumberInexact = (path: IssuePath, position: TextPosition, text: string): Issue => ({
  code: "JSON_NUMBER_INEXACT",
  severity: "warning",
  path,
  message: `The integer ${abbreviated(text)} at ${at(position)} has no exact double; it is read as ${Number(text)}.`,
  hint: "Keep integers within ±9007199254740991, or write a string.",
});

const abbreviated = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 40)}…`);
