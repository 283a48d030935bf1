import { entryDuplicate } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { here, type Report } from "./report.ts";

/** The value if it is an object and no expression. What else it is, the shape reports. */
export const plainObject = (value: JsonValue | undefined): JsonObject | undefined =>
  isJsonObject(value) && !isExpression(value) ? value : undefined;

/** Looks at each object of a list in the arguments, from where it stands. What else is in the list, the shape reports. */
export function eachEntry(
  list: JsonValue | undefined,
  at: readonly string[],
  report: Report,
  check: (entry: JsonObject) => void,
): void {
  if (!Array.isArray(list)) return;
  report.path.push(...at);
  for (let index = 0; index < list.length; index += 1) {
    const entry = list[index];
    if (!isJsonObject(entry)) continue;
    report.path.push(index);
    check(entry);
    report.path.pop();
  }
  report.path.length -= at.length;
}

/** Reports a text that an earlier entry has, too. */
export function checkUnique(
  value: JsonValue | undefined,
  seen: Set<string>,
  at: readonly [...string[], string],
  report: Report,
): void {
  if (typeof value !== "string") return;
  if (seen.has(value)) report.issues.push(entryDuplicate(here(report, ...at), at.at(-1) ?? "", value));
  seen.add(value);
}
