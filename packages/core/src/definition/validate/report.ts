import { type Issue, type IssuePath, isError } from "../../issue.ts";
import { issuesTooMany } from "../../issues.ts";

/**
 * What a validation has found so far, and where it stands. The path is one array that grows and shrinks on the way, so
 * that a document without issues costs no allocation; `here` copies it for an issue.
 */
export interface Report {
  readonly issues: IssueList;
  readonly path: (string | number)[];
}

/** Where issues go. Past a thousand they are only counted: nobody reads them, and a junk file would fill the memory. */
export interface IssueList {
  push(issue: Issue): void;
  /** Whether the next one is kept, so that it pays to find out more about it. */
  hasRoom(): boolean;
  all(): readonly Issue[];
}

const MAX_ISSUES = 1000;

export function issueList(): IssueList {
  const kept: Issue[] = [];
  let dropped = 0;
  let errors = 0;
  return {
    push(issue) {
      if (kept.length < MAX_ISSUES) kept.push(issue);
      else {
        dropped += 1;
        if (isError(issue)) errors += 1;
      }
    },
    hasRoom: () => kept.length < MAX_ISSUES,
    all: () => (dropped === 0 ? kept : [...kept, issuesTooMany(dropped, errors)]),
  };
}

export const here = (report: Report, ...below: IssuePath): IssuePath => [...report.path, ...below];

/** Runs `check` one level deeper. */
export function below(report: Report, key: string | number, check: () => void): void {
  report.path.push(key);
  check();
  report.path.pop();
}
