import type { Build } from "@aws-sdk/client-codebuild";
import { plainLine } from "../print/plain.ts";
import type { Format, Style } from "../print/style.ts";
import type { Sight } from "./follow-project.ts";
import type { Observed } from "./observe.ts";
import { hasEnded, variableOf } from "./runner-builds.ts";

/** Something that has happened, as one line of a log. */
export interface OperationLine {
  readonly at: Date;
  /** Where: such as `stack` or `Terraform`. */
  readonly from: string;
  readonly status: string;
  readonly text: string;
}

export interface LinesOptions {
  /** Also what Terraform says of each second that it waits. @default false */
  readonly all?: boolean;
}

/** What Terraform repeats while it waits, and how CodeBuild counts its phases. */
const NOISE =
  /^\[Container\]|^\s*[│╷╵]?\s*$|: (?:Still (?:creating|destroying|modifying)|Refreshing state|Reading|Read complete)/u;

/**
 * What a sight shows that an earlier one did not, in the order in which it happened. Keeps in mind what has been shown.
 */
export function newLines(options: LinesOptions = {}): (sight: Sight) => readonly OperationLine[] {
  const shown = new Set<string>();
  const logRead = new Map<string, number>();
  const isNew = (key: string): boolean => !shown.has(key) && shown.add(key) !== undefined;

  return ({ project, observed }) => {
    const { product, events, builds, logs, logName = "Terraform" } = observed;
    const lines: OperationLine[] = [];
    const { record } = product ?? {};
    if (product !== undefined && record !== undefined && isNew(`${record.RecordId} ${record.Status}`)) {
      const text = [product.id, ...(record.RecordErrors ?? []).map(({ Description = "" }) => Description)];
      lines.push({
        at: record.UpdatedTime ?? record.CreatedTime ?? new Date(),
        from: "Service Catalog",
        status: record.Status ?? "",
        text: text.join(" "),
      });
    }
    for (const event of events) {
      if (!isNew(event.id)) continue;
      const what = event.isOfStack ? event.stack : `${event.logicalId} ${event.type}`;
      const reason = event.reason === undefined ? "" : `: ${event.reason}`;
      lines.push({
        at: event.at,
        from: "stack",
        status: event.status,
        text: `${"  ".repeat(event.depth)}${what}${reason}`,
      });
    }
    for (const build of builds) {
      lines.push(...buildLines(build, isNew));
      const id = build.id ?? "";
      const log = logs.get(id) ?? [];
      const from = logRead.get(id) ?? 0;
      logRead.set(id, log.length);
      for (const { at, text } of log.slice(from)) {
        if (text.trim() === "" || (options.all !== true && NOISE.test(text))) continue;
        lines.push({ at, from: logName, status: "", text });
      }
    }
    const status = project?.ProjectStatus;
    const ordered = lines.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (status !== undefined && isNew(`project ${status}`))
      ordered.push({ at: new Date(), from: "project", status, text: project?.ProjectName ?? "" });
    return ordered;
  };
}

function buildLines(build: Build, isNew: (key: string) => boolean): readonly OperationLine[] {
  const id = build.id ?? "";
  const { startTime } = build;
  const action = variableOf(build, "ACTION") === "destroy" ? "destroys" : "applies";
  const log = build.logs?.deepLink;
  const ended = { at: build.endTime ?? new Date(), from: "build", status: build.buildStatus ?? "", text: id };
  return [
    ...(startTime !== undefined && isNew(`${id} started`)
      ? [{ at: startTime, from: "build", status: "STARTED", text: `${action} ${id}` }]
      : []),
    ...(startTime !== undefined && log !== undefined && isNew(`${id} log`)
      ? [{ at: startTime, from: "build", status: "", text: log }]
      : []),
    ...(hasEnded(build) && isNew(`${id} ended`) ? [ended] : []),
  ];
}

const FROM_WIDTH = "Service Catalog".length;

/**
 * One line for people.
 *
 * @param width of the screen, where what the services say is cut; what a program has printed, and links, never are
 */
export function lineText(
  { at, from, status, text }: OperationLine,
  style: Style,
  width = Number.POSITIVE_INFINITY,
): string {
  const time = style("dim", Number.isNaN(at.getTime()) ? "--:--:--" : at.toISOString().slice(11, 19));
  const mark = status === "" ? "" : `${style(formatOf(status), status)} `;
  const line = plainLine(text);
  const room = status === "" ? line.length : Math.max(20, width - 8 - 1 - FROM_WIDTH - 1 - status.length - 1);
  const shown = line.length > room ? `${line.slice(0, room - 1)}…` : line;
  return `${time} ${style("dim", from.padEnd(FROM_WIDTH))} ${mark}${shown}`;
}

function formatOf(status: string): Format {
  if (/FAIL|ERROR|FAULT|STOPPED|TIMED_OUT/i.test(status)) return "red";
  if (/ROLLBACK/.test(status)) return "yellow";
  return /COMPLETE|SUCCEEDED/i.test(status) ? "green" : "cyan";
}

/** What is at work innermost just now, for the line that stands below. */
export function nowText({ events, builds, logName }: Observed): string {
  if (logName !== undefined) return "";
  const build = builds.findLast((each) => !hasEnded(each));
  if (build !== undefined) return `Terraform ${variableOf(build, "ACTION") ?? "runs"}`;
  const event = events.at(-1);
  return event === undefined ? "" : `${event.isOfStack ? "stack" : event.logicalId} ${event.status}`;
}
