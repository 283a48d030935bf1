import type { DoctorDocument } from "../documents/doctor.ts";
import { plainText } from "./plain.ts";
import type { Style } from "./style.ts";

type Finding = DoctorDocument["groups"][number]["findings"][number];

/** A line for each finding, its remedy below it, under what it is needed for. */
export function doctorText({ groups, faults, warnings }: DoctorDocument, style: Style): string {
  const width = Math.max(0, ...groups.flatMap(({ findings }) => findings.map(({ check }) => check.length)));
  const parts = groups.map(({ title, findings }) =>
    [style("bold", title), ...findings.flatMap((finding) => lines(finding, width, style))].join("\n"),
  );
  return [...parts, summary(faults, warnings, style)].join("\n\n");
}

const SIGNS = { ok: ["green", "✓"], warning: ["yellow", "!"], fault: ["red", "✗"] } as const;

function lines({ check, status, message, remedy, fixed }: Finding, width: number, style: Style): string[] {
  const [colour, sign] = SIGNS[status];
  const below = " ".repeat(width + 6);
  return [
    `  ${style(colour, sign)} ${check.padEnd(width)}  ${plainText(message)}`,
    ...(fixed === undefined ? [] : [`${below}${style("green", "fixed:")} ${plainText(fixed)}`]),
    ...(remedy === undefined ? [] : [`${below}${style("cyan", "→")} ${plainText(remedy)}`]),
  ];
}

function summary(faults: number, warnings: number, style: Style): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  if (faults > 0) return style("bold", `${count(faults, "fault")}, ${count(warnings, "warning")}`);
  return style("bold", warnings === 0 ? "Nothing is lacking." : `No fault, ${count(warnings, "warning")}`);
}
