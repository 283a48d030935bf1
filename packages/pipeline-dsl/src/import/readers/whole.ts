import type { Reader } from "../reader.ts";

/** `CamelInput` of a place that has all members which TypeScript wants there; nothing where one is missing. */
export const whole = (from: Reader, path: string, ...needed: readonly string[]): unknown =>
  needed.every((member) => from.at(`${path}.${member}`) !== undefined) ? from.camel(path) : undefined;
