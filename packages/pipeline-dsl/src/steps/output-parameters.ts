import type { OutputParameter } from "@sagewright/core";
import { quotedKey } from "../properties.ts";
import type { Ref, RefKind } from "../ref.ts";
import type { StepId } from "../step-node.ts";
import { stepRef } from "../step-ref.ts";

type OutputType = OutputParameter["OutputType"];
/** What a value of each type is here. */
export interface OutputValues {
  readonly String: string;
  readonly Integer: number;
  readonly Float: number;
  readonly Boolean: boolean;
}
const KINDS: { readonly [Type in OutputType]: RefKind } = {
  String: "string",
  Integer: "number",
  Float: "number",
  Boolean: "boolean",
};

/** By name, the type of a value that somebody else's code hands back; at most 50, as text at most 1024 characters. */
export interface OutputParameters {
  readonly [name: string]: OutputType;
}

export type OutputParameterRefs<Outputs extends OutputParameters> = {
  readonly [Key in keyof Outputs]: Ref<OutputValues[Outputs[Key]]>;
};

export function outputParameterRefs<Outputs extends OutputParameters>(
  id: StepId,
  outputs: Outputs | undefined,
): OutputParameterRefs<Outputs> {
  const refs = Object.entries(outputs ?? {}).map(([output, type]) => [
    output,
    stepRef(id, `OutputParameters${quotedKey(output)}`, KINDS[type]),
  ]);
  return Object.freeze(Object.fromEntries(refs)) as OutputParameterRefs<Outputs>;
}

export const wireOutputParameters = (outputs: OutputParameters | undefined): readonly OutputParameter[] =>
  Object.entries(outputs ?? {}).map(([OutputName, OutputType]) => ({ OutputName, OutputType }));
