import { TerraformOutput } from "cdktn";
import type { Construct } from "constructs";

/** Values of the stack by name; what is undefined is left out. */
export type Outputs = Readonly<
  Record<string, { readonly value: unknown; readonly description: string } | undefined>
>;

/** What the next step needs, so that nobody copies names from one tool into another. */
export function outputs(scope: Construct, values: Outputs): void {
  for (const [name, output] of Object.entries(values)) {
    if (output === undefined) continue;
    new TerraformOutput(scope, `output-${name}`, output).overrideLogicalId(name);
  }
}
