import type { PathSegment } from "./get-path.ts";
import type { Step } from "./step.ts";

/**
 * Whether a property is a float whatever its value: a metric, or an output that its step declares as Float. JSON does
 * not tell a whole float from an integer, yet as text it is `5.0`.
 */
export function isFloatProperty(step: Step | undefined, segments: readonly PathSegment[]): boolean {
  const [list, name, member, ...more] = segments;
  if (list === "FinalMetricDataList") return member === "Value" && more.length === 0;
  if (list !== "OutputParameters" || member !== undefined) return false;
  const declared = step !== undefined && "OutputParameters" in step ? (step.OutputParameters ?? []) : [];
  return declared.some(({ OutputName, OutputType }) => OutputName === name && OutputType === "Float");
}
