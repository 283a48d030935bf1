import type { Reader } from "../reader.ts";
import { asNumber } from "./as-number.ts";

/** Hyperparameters are texts; those that look like numbers are written as numbers. */
export function readHyperParameters(from: Reader, path: string): object | undefined {
  const texts = from.textMap(path);
  if (texts === undefined) return undefined;
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, asNumber(value)]));
}
