import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A path as a person at `directory` would write it. */
export function displayPath(path: string, directory: string = process.cwd()): string {
  const shorter = relative(directory, path);
  return shorter === "" ? "." : shorter.startsWith("../../..") ? path : shorter;
}

/** The place of a `file:///…:3:5` in a stack line; undefined for the inside of Node. */
export function placeInStackLine(line: string): { path: string; line: number; column: number } | undefined {
  const match = /(file:\/\/[^\s)]+?|\/[^\s():]+|[A-Za-z]:\\[^():]+):(\d+)(?::(\d+))?\)?$/.exec(line.trim());
  if (match?.[1] === undefined) return undefined;
  return {
    path: match[1].startsWith("file:") ? fileURLToPath(match[1].replace(/[?#].*$/, "")) : match[1],
    line: Number(match[2]),
    column: Number(match[3] ?? 1),
  };
}
