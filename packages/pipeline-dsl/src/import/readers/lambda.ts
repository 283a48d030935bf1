import type { StepReader } from "../reader.ts";
import { readOutputParameters } from "./output-parameters.ts";

export const readLambda: StepReader = (from) => ({
  kind: "lambda",
  needs: ["functionArn"],
  props: {
    functionArn: from.member("FunctionArn"),
    inputs: Object.keys(from.at("") ?? {}).length === 0 ? undefined : from.json(""),
    outputs: readOutputParameters(from.wire.OutputParameters),
  },
  overrides: false,
});
