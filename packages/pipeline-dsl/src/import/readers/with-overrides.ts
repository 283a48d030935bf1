import { isJsonObject, type JsonObject } from "@sagewright/core";
import { difference } from "../difference.ts";
import { fit } from "../fit.ts";
import type { Reader } from "../reader.ts";
import { isCast } from "../written.ts";

/**
 * The props of an entry of a list, with what they leave out in its own `overrides`: a list is overridden as a whole.
 * `undefined` where TypeScript would refuse these.
 * @param emitted What the language makes of the props.
 * @param wanted What it should make.
 */
export function withOverrides(
  props: object,
  emitted: object,
  from: Reader,
  wanted = from.at(""),
): Readonly<Record<string, unknown>> | undefined {
  if (wanted === undefined || !isJsonObject(wanted)) return undefined;
  const changes = difference(emitted as JsonObject, wanted);
  if (changes === undefined) return { ...props };
  const overrides = fit(changes, from.shape, from.scope);
  return isCast(overrides) ? undefined : { ...props, overrides };
}
