import { writeCondition } from "../conditions.ts";
import type { StepReader } from "../reader.ts";

/** Its branches are added where the consts of their steps are known. */
export const readCondition: StepReader = (from) => {
  const conditions = from.at("Conditions");
  return {
    kind: "condition",
    needs: ["conditions"],
    props: {
      conditions: Array.isArray(conditions)
        ? conditions.map((each) => writeCondition(each, from.scope))
        : undefined,
    },
    overrides: false,
  };
};
