import type { ChangedValues } from "./attribute-changes.ts";

/** Shorter ones would hide half the plan, and are no secrets that anything could keep. */
const SHORTEST = 5;

/**
 * The texts that a plan marks as secret anywhere. A provider may copy one to a place that it does not mark, as `terraform_data`
 * does with what it is given.
 */
export function secretValues(changes: readonly ChangedValues[]): readonly string[] {
  const found = new Set<string>();
  for (const { before, after, before_sensitive, after_sensitive } of changes) {
    collect(before, before_sensitive, found);
    collect(after, after_sensitive, found);
  }
  return [...found];
}

function collect(value: unknown, mark: unknown, found: Set<string>): void {
  if (typeof value === "string" && mark === true && value.length >= SHORTEST) found.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const inner = mark === true ? true : Object(mark)[key];
    if (inner !== undefined && inner !== false) collect(member, inner, found);
  }
}
