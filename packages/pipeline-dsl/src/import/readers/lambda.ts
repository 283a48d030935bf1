import type { StepReader } from "../reader.ts";
import { readEventInputs } from "./event-inputs.ts";
import { readOutputParameters } from "./output-parameters.ts";

export const readLambda: StepReader = (from) => ({
  kind: "lambda",
  needs: ["functionArn"],
  props: {
    functionArn: from.member("FunctionArn"),
    inputs: readEventInputs(from),
    outputs: readOutputParameters(from.wire.OutputParameters),
  },
  overrides: false,
});
