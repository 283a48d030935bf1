import { formatIssuePath, type Issue, isError } from "@sagewright/core";
import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";
import { hasOutputFailed, printJson, tell } from "./output.ts";
import { plainText } from "./plain.ts";
import { type Style, styleFor } from "./style.ts";

/** Issues for people on stderr; with `json` as one document on stdout instead, as long as that takes anything. */
export function printIssues(
  issues: readonly Issue[],
  { json = false }: { readonly json?: boolean } = {},
): void {
  if (json && !hasOutputFailed()) {
    printJson({ issues: issues.map(withSeverity) });
    return;
  }
  const style = styleFor(process.stderr);
  for (const issue of issues) tell(issueText(issue, style));
  if (issues.length > 1) tell(style("bold", countText(issues)));
}

function issueText(issue: Issue, style: Style): string {
  const kind = isError(issue) ? style("red", "error") : style("yellow", "warning");
  return [
    `${kind} ${style("bold", issue.code)} ${plainText(placeOf(issue))}`.trimEnd(),
    indented(plainText(issue.message)),
    indented(`${style("cyan", "hint:")} ${plainText(issue.hint)}`),
  ].join("\n");
}

/** A place in a file is written whole into the path's first member: `pipeline.ts:3:5`; what follows is within its value. */
function placeOf({ path }: Issue): string {
  const [first, ...rest] = path;
  if (first === undefined) return "";
  if (rest.length === 0 && typeof first === "string") return first;
  return isModule(first) ? `${first} ${formatIssuePath(rest)}` : formatIssuePath(path);
}

const isModule = (place: string | number): boolean => /\.[cm]?[jt]s$/.test(String(place));

const INDENT = "  ";

/** Lines that somebody else has indented are left as they are. */
function indented(text: string): string {
  const room = columnsOf(process.stderr) - INDENT.length;
  return text
    .split("\n")
    .flatMap((line) => (/^\s/.test(line) ? [line] : brokenLines(line, room)))
    .map((line) => (line === "" ? "" : `${INDENT}${line}`))
    .join("\n");
}

const withSeverity = (issue: Issue) => ({ ...issue, severity: issue.severity ?? "error" });

function countText(issues: readonly Issue[]): string {
  const errors = issues.filter(isError).length;
  const counts = [count(errors, "error"), count(issues.length - errors, "warning")];
  return counts.filter((text) => !text.startsWith("0")).join(", ");
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
