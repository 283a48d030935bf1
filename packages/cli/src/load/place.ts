import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a file; line and column count from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A path as a person at `directory` would write it. */
export function displayPath(path: string, directory: string = process.cwd()): string {
  const shorter = relative(directory, path);
  return shorter === "" ? "." : shorter.startsWith("../../..") ? path : shorter;
}

/** The place of a `file:///…:3:5` in a stack line; undefined for the inside of Node. */
export function placeInStackLine(line: string): Place | undefined {
  const match = /(?:^|[\s(])(file:\/\/\S+?|\/[^:]+|[A-Za-z]:\\[^:]+):(\d+)(?::(\d+))?\)?$/.exec(line.trim());
  if (match?.[1] === undefined) return undefined;
  return {
    path: match[1].startsWith("file:") ? fileURLToPath(match[1].replace(/[?#].*$/, "")) : match[1],
    line: Number(match[2]),
    column: Number(match[3] ?? 1),
  };
}

/** Where in the user's own files an error came up: packages say less than the line that called them. */
export function firstUserPlace(error: Error): Place | undefined {
  const places = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .map(placeInStackLine);
  return places.find((place) => place !== undefined && !isPackage(place.path) && existsSync(place.path));
}

/** Installed, or a package of this repository. */
const isPackage = (path: string): boolean =>
  /[\\/]node_modules[\\/]|[\\/]packages[\\/](?:core|pipeline-dsl|local-engine|cli)[\\/](?:src|dist)[\\/]/.test(
    path,
  );
