import type { Issue, IssuePath } from "../../issue.ts";

/**
 * What a validation has found so far, and where it stands. The path is one array that grows and shrinks on the way, so
 * that a document without issues costs no allocation; `here` copies it for an issue.
 */
export interface Report {
  readonly issues: Issue[];
  readonly path: (string | number)[];
}

export const here = (report: Report, ...below: IssuePath): IssuePath => [...report.path, ...below];

/** Runs `check` one level deeper. */
export function below(report: Report, key: string | number, check: () => void): void {
  report.path.push(key);
  check();
  report.path.pop();
}
