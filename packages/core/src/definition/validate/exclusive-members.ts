import { argumentsAmbiguous } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { here, type Report } from "./report.ts";

/**
 * Of some members of one object the API wants exactly one: reports all that are given, or that none is. Where one is
 * null, it is not said that none is. The report stands at the object.
 */
export function checkExclusive(
  object: JsonObject,
  names: readonly string[],
  report: Report,
  severity: { readonly none: "error" | "warning"; readonly several: "error" | "warning" },
): void {
  const given = names.filter((name) => object[name] !== undefined && object[name] !== null);
  if (given.length === 1 || (given.length === 0 && names.some((name) => object[name] === null))) return;
  const issue = argumentsAmbiguous(here(report), names, given);
  const isWarning = (given.length === 0 ? severity.none : severity.several) === "warning";
  report.issues.push(isWarning ? { ...issue, severity: "warning" } : issue);
}
