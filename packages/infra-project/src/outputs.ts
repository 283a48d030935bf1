import { TerraformOutput, type TerraformStack } from "./bindings.ts";

/** One output: what it is, and its value. */
export interface Output {
  readonly description: string;
  readonly value: string;
}

/** Outputs of the stack; `project_id` is what a runner compares before it touches a state. */
export function outputs(stack: TerraformStack, values: Readonly<Record<string, Output>>): void {
  for (const [name, output] of Object.entries(values)) {
    // A variable may have the same name, a construct may not.
    new TerraformOutput(stack, `output_${name}`, output).overrideLogicalId(name);
  }
}
