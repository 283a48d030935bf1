/** A text as it is, anything else as JSON: an object's own `toString` may be no function. */
export const textOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
