import type { ProjectParameter, ProjectParameterKey } from "@sagewright/core/project";
import { tell } from "../print/output.ts";

/** Puts a question and resolves to the answer; `undefined` once nobody answers any more. */
export type Ask = (question: string) => Promise<string | undefined>;

export interface AskedParameters {
  /** In the order of a form. */
  readonly parameters: readonly ProjectParameter[];
  /** What an empty answer leaves as it is. */
  readonly present: { readonly [Key in ProjectParameterKey]?: string };
  /** What is wrong with a value, in words. */
  readonly faultOf: (key: ProjectParameterKey, value: string) => string | undefined;
}

/** Asks for parameters one by one, again where an answer does not fit. Whoever answers nothing takes what is there. */
export async function askParameters(
  { parameters, present, faultOf }: AskedParameters,
  ask: Ask,
): Promise<{ readonly [Key in ProjectParameterKey]?: string }> {
  const answers: { [Key in ProjectParameterKey]?: string } = {};
  for (const { key, label, description, default: value, example } of parameters) {
    tell(description);
    for (let isOpen = true; isOpen; ) {
      const answer = (await ask(`${label} [${present[key] ?? value ?? example}]: `))?.trim();
      if (answer === undefined) return answers;
      const fault = answer === "" ? undefined : faultOf(key, answer);
      if (fault !== undefined) tell(fault);
      else if (answer !== "") answers[key] = answer;
      isOpen = fault !== undefined;
    }
  }
  return answers;
}
