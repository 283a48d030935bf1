import { type PathSegment, parseJsonPath } from "@sagewright/core";

/** Characters that the type of a path wants quoted. */
const SPECIAL = /[.[\]'" :,()*?@]/;

/**
 * A path in the one way of writing that its type allows; `undefined` where there is none: keys with a single quote, the
 * whole file, and paths that are malformed.
 */
export function pathText(path: string): string | undefined {
  const segments = parseJsonPath(path);
  if (segments === undefined || segments.length === 0 || !segments.every(isWritable)) return undefined;
  return segments.map(accessor).join("").replace(/^\./, "");
}

/** Whether both the type and the reader of paths take this key. */
const isWritable = (segment: PathSegment): boolean =>
  typeof segment === "number" ||
  (segment !== "" && !segment.includes("'") && (SPECIAL.test(segment) || !/\s/.test(segment)));

function accessor(segment: PathSegment): string {
  if (typeof segment === "number") return `[${segment}]`;
  return SPECIAL.test(segment) ? `['${segment}']` : `.${segment}`;
}
