import type { StepReader } from "../reader.ts";

export const readFail: StepReader = (from) => ({
  kind: "fail",
  needs: ["errorMessage"],
  props: { errorMessage: from.text("ErrorMessage") },
  overrides: false,
});
