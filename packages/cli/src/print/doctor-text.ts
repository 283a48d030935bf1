import type { DoctorDocument } from "../documents/doctor.ts";
import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";
import { plainText } from "./plain.ts";
import type { Style } from "./style.ts";

type Finding = DoctorDocument["groups"][number]["findings"][number];

/**
 * A line for each finding, its remedy below it, under what it is needed for.
 *
 * @param columns of the screen that it is for. @default those of stdout
 */
export function doctorText(
  { groups, faults, warnings }: DoctorDocument,
  style: Style,
  columns: number = columnsOf(process.stdout),
): string {
  const width = Math.max(0, ...groups.flatMap(({ findings }) => findings.map(({ check }) => check.length)));
  const parts = groups.map(({ title, findings }) =>
    [style("bold", title), ...findings.flatMap((finding) => lines(finding, width, style, columns))].join(
      "\n",
    ),
  );
  return [...parts, summary(faults, warnings, style)].join("\n\n");
}

const SIGNS = { ok: ["green", "✓"], warning: ["yellow", "!"], fault: ["red", "✗"] } as const;

function lines(
  { check, status, message, remedy, fixed }: Finding,
  width: number,
  style: Style,
  columns: number,
): string[] {
  const [colour, sign] = SIGNS[status];
  const below = " ".repeat(width + 6);
  const texts = [
    plainText(message),
    ...(fixed === undefined ? [] : [`${style("green", "fixed:")} ${plainText(fixed)}`]),
    ...(remedy === undefined ? [] : [`${style("cyan", "→")} ${plainText(remedy)}`]),
  ];
  return texts
    .flatMap((text) => text.split("\n").flatMap((line) => brokenLines(line, columns - below.length)))
    .map((line, at) => `${at === 0 ? `  ${style(colour, sign)} ${check.padEnd(width)}  ` : below}${line}`);
}

function summary(faults: number, warnings: number, style: Style): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  if (faults > 0) return style("bold", `${count(faults, "fault")}, ${count(warnings, "warning")}`);
  return style("bold", warnings === 0 ? "Nothing is lacking." : `No fault, ${count(warnings, "warning")}`);
}
