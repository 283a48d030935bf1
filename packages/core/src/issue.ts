/** Where in a document an issue lies: object keys and array indices from the root. */
export type IssuePath = readonly (string | number)[];

/** One thing that is wrong, as data: what, where, and what to do about it. */
export interface Issue {
  /** Stable identifier with a heading in docs/issues.md, such as `STEP_NAME_DUPLICATE`. */
  readonly code: string;
  readonly path: IssuePath;
  readonly message: string;
  /** What the reader can do about it. */
  readonly hint: string;
  /** A warning does not stop anything. @default "error" */
  readonly severity?: "error" | "warning";
}

/** A value with its warnings, or the issues that stand in its way. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const isError = (issue: Issue): boolean => issue.severity !== "warning";

/** `ok` when no issue is an error; the warnings are kept either way. */
export function checked<T>(value: T, issues: readonly Issue[]): Checked<T> {
  return issues.some(isError) ? { ok: false, issues } : { ok: true, value, warnings: issues };
}

/** Segments of a path that a reader still takes in. */
const SHOWN_SEGMENTS = 24;

/**
 * A path as people write it: `Steps[2].Arguments.RoleArn`; the document itself is `$`. Very long paths are cut in the
 * middle.
 */
export function formatIssuePath(path: IssuePath): string {
  if (path.length === 0) return "$";
  if (path.length <= SHOWN_SEGMENTS) return path.map(formatSegment).join("");
  const half = SHOWN_SEGMENTS / 2;
  const start = path.slice(0, half).map(formatSegment);
  const end = path.slice(-half).map((key) => formatSegment(key, path.length));
  return `${start.join("")}…${end.join("")}`;
}

function formatSegment(key: string | number, position: number): string {
  if (typeof key === "number") return `[${key}]`;
  if (/^[A-Za-z_][\w-]*$/.test(key)) return position === 0 ? key : `.${key}`;
  return `[${JSON.stringify(key)}]`;
}

/** What every package throws for a mistake of the caller's: one or more issues, readable as a message. */
export class SagewrightError extends Error {
  override readonly name: string = "SagewrightError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(
      issues
        .map((issue) => `${issue.code} at ${formatIssuePath(issue.path)}: ${issue.message} ${issue.hint}`)
        .join("\n"),
      options,
    );
    this.issues = issues;
  }
}
