import { existsSync, readFileSync } from "node:fs";
import type { FilePlace } from "../issues.ts";
import { codeFrame } from "./code-frame.ts";
import { displayPath, type Place } from "./place.ts";

/** Where it is, as an issue has it; without a place the file alone. */
export const filePlace = (place: Place | undefined, path: string): FilePlace =>
  place === undefined
    ? { file: displayPath(path) }
    : { file: displayPath(place.path), line: place.line, column: place.column };

/** A message, with the lines of the file below it. */
export function withFrame(message: string, place: Place | undefined): string {
  if (place === undefined || !existsSync(place.path)) return message;
  const frame = codeFrame(readFileSync(place.path, "utf8"), place.line, place.column);
  return frame === "" ? message : `${message}\n${frame}`;
}
