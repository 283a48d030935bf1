import type { StepReader } from "../reader.ts";
import { readEventInputs } from "./event-inputs.ts";
import { readOutputParameters } from "./output-parameters.ts";

export const readCallback: StepReader = (from) => ({
  kind: "callback",
  needs: ["sqsQueueUrl"],
  props: {
    sqsQueueUrl: from.member("SqsQueueUrl"),
    inputs: readEventInputs(from),
    outputs: readOutputParameters(from.wire.OutputParameters),
  },
  overrides: false,
});
