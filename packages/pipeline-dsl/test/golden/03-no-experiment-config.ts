import { pipeline } from "../../src/index.ts";

export default pipeline("minimal", {
  experiment: null,
  steps: [],
  silence: { STEPS_MISSING: "this shows the least that the service takes" },
});
