/** A number within an expression or a condition that JSON cannot say: it would be written as null. */
export function notFiniteIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : value;
  if (typeof value !== "object" || value === null || "Get" in value) return undefined;
  for (const each of Object.values(value)) {
    const found = notFiniteIn(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
