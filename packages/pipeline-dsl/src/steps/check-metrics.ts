import type { StepEmission } from "../compile/emission.ts";
import { propValueInvalid } from "../issues.ts";

/** Warns of a metric that no line of a log can give. The service's regular expressions know flags in front; ours do not. */
export function checkMetrics(
  metrics: { readonly [name: string]: unknown } | undefined,
  to: StepEmission,
): void {
  for (const [name, regex] of Object.entries(metrics ?? {})) {
    if (typeof regex !== "string" || isRegex(regex)) continue;
    const path = ["steps", to.step, "metricDefinitions", name];
    to.all.issues.push(propValueInvalid(path, regex, "a regular expression", "warning"));
  }
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text.replace(/^\(\?[a-z]+\)/, "").replaceAll("(?P<", "(?<"));
    return true;
  } catch {
    return false;
  }
}
