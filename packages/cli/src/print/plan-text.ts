import type { AttributeChange } from "../catalog/attribute-changes.ts";
import type { ChangeAction, ResourceChange } from "../catalog/plan-changes.ts";
import { brokenLines } from "./broken-lines.ts";
import { columnsOf } from "./columns-of.ts";
import { plainLine } from "./plain.ts";
import type { Format, Style } from "./style.ts";

const LOOK: Readonly<Record<ChangeAction, readonly [symbol: string, format: Format, words: string]>> = {
  create: ["+", "green", "to create"],
  adopt: ["→", "cyan", "to take over"],
  update: ["~", "yellow", "to change"],
  replace: ["±", "red", "to REPLACE"],
  delete: ["-", "red", "to DESTROY"],
  forget: ["○", "yellow", "to let go"],
};

/** What a change does, where its symbol is not enough. */
const REMARKS: Partial<Record<ChangeAction, string>> = {
  adopt: "is there already, and comes under the stack's rule",
  replace: "is REPLACED: destroyed, and made anew",
  delete: "is DESTROYED",
  forget: "stays, and is the stack's no longer",
};

const LONGEST_VALUE = 40;
const MOST_ATTRIBUTES = 8;

/**
 * A plan as a person reads it: what is changed, by service; what is lost stands out.
 *
 * @param columns of the screen that it is for. @default those of stderr
 */
export function planText(
  changes: readonly ResourceChange[],
  style: Style,
  columns: number = columnsOf(process.stderr),
): string {
  const groups = Map.groupBy(changes, ({ group }) => group);
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b, "en"))
    .map(([group, members]) =>
      [
        `${style("bold", group)}  ${countText(members, style)}`,
        ...members.flatMap((change) => changeLines(change, style, columns)),
        "",
      ].join("\n"),
    )
    .join("\n");
}

/** `3 to create, 1 to DESTROY`. */
export function countText(changes: readonly ResourceChange[], style: Style): string {
  const parts = Object.entries(LOOK).flatMap(([action, [, format, words]]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [style(format, `${count} ${words}`)];
  });
  return parts.length === 0 ? "no resource changes" : parts.join(", ");
}

function changeLines(
  { address, action, name, forcedBy = [], attributes }: ResourceChange,
  style: Style,
  columns: number,
): readonly string[] {
  const [symbol, format] = LOOK[action];
  const called = name === undefined ? "" : `  ${style("dim", plainLine(name))}`;
  const remark = REMARKS[action];
  const because = forcedBy.length === 0 ? "" : `, as ${forcedBy.join(", ")} cannot be changed in place`;
  const shown = attributes.slice(0, MOST_ATTRIBUTES);
  const more = attributes.length - shown.length;
  return [
    `  ${style(format, symbol)} ${broken(`${plainLine(address)}${called}${remark === undefined ? "" : `  ${style(format, `${remark}${because}`)}`}`, 4, columns)}`,
    ...shown.map((attribute) => `      ${broken(attributeText(attribute), 6, columns)}`),
    ...(more > 0 ? [style("dim", `      … ${more} more`)] : []),
  ];
}

/** What goes on in further lines stands two columns farther in than it begins. */
const broken = (text: string, begin: number, columns: number): string =>
  brokenLines(text, columns - begin - 2).join(`\n${" ".repeat(begin + 2)}`);

function attributeText({ path, before, after, sensitive, unknown }: AttributeChange): string {
  const place = plainLine(path);
  if (sensitive) return `${place}: (secret)`;
  const to = unknown ? "(known after the apply)" : valueText(after);
  return `${place}: ${valueText(before)} → ${to}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return "(none)";
  const text = plainLine(JSON.stringify(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
