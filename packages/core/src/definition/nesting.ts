import { SagewrightError } from "../issue.ts";
import { jsonTooDeep } from "../issues.ts";
import { MAX_NESTING } from "../limits.ts";

/**
 * Throws JSON_TOO_DEEP for a value of more than 500 levels, such as one that holds itself. What has passed may be
 * walked with recursion.
 */
export function checkNesting(value: unknown): void {
  const open: { readonly members: readonly unknown[]; next: number }[] = [{ members: [value], next: 0 }];
  for (let holder = open.at(-1); holder !== undefined; holder = open.at(-1)) {
    if (holder.next === holder.members.length) {
      open.pop();
      continue;
    }
    const member = holder.members[holder.next];
    holder.next += 1;
    if (typeof member !== "object" || member === null) continue;
    if (open.length > MAX_NESTING) throw new SagewrightError([jsonTooDeep([])]);
    open.push({ members: Array.isArray(member) ? member : Object.values(member), next: 0 });
  }
}
