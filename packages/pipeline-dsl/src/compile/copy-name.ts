import { MAX_NAME_CHARACTERS } from "@sagewright/core";

/** `Publish-If`, cut where that is too long, with a number where that is taken. */
export function copyName(name: string, side: "If" | "Else", taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? `-${side}` : `-${number}-${side}`;
    const candidate = `${name.slice(0, MAX_NAME_CHARACTERS - suffix.length)}${suffix}`;
    if (!taken.has(candidate)) return candidate;
  }
}
