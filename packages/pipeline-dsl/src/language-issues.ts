import type { Issue } from "@sagewright/core";

export const stepLeftOut = (
  reader: string,
  how: "reads an output of" | "depends on",
  source: string,
  condition: string,
): Issue => ({
  code: "STEP_LEFT_OUT",
  path: ["steps", reader],
  message: `Step "${reader}" ${how} "${source}", which is left out: the conditions of "${condition}" are known to come out the other way.`,
  hint: `Let "${reader}" stand in the same branch, or give the conditions of "${condition}" a value that is known only when the pipeline runs.`,
});
