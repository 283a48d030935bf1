import type { StepReader } from "../reader.ts";
import { readOutputParameters } from "./output-parameters.ts";

export const readCallback: StepReader = (from) => ({
  kind: "callback",
  needs: ["sqsQueueUrl"],
  props: {
    sqsQueueUrl: from.member("SqsQueueUrl"),
    inputs: Object.keys(from.at("") ?? {}).length === 0 ? undefined : from.json(""),
    outputs: readOutputParameters(from.wire.OutputParameters),
  },
  overrides: false,
});
