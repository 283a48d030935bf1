import { findProgram } from "./find-program.ts";
import { type ProgramOptions, type ProgramResult, runProgram } from "./run-program.ts";

/** The `terraform` command; undefined where there is none. */
export const terraformProgram: string | undefined = findProgram("terraform");

/** For `describe.skipIf(!isTerraformThere)("… [needs terraform]")`. */
export const isTerraformThere: boolean = terraformProgram !== undefined;

/**
 * The environment of a Terraform that knows nothing of this machine's settings: no configuration of the user's,
 * no `TF_…` but the variables given, no question, no look for newer versions.
 */
export function terraformEnvironment(
  variables: { readonly [name: string]: unknown } = {},
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TF_|AWS_)/.test(name));
  const given = Object.entries(variables).map(([name, value]) => [
    `TF_VAR_${name}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return {
    ...Object.fromEntries([...inherited, ...given]),
    TF_CLI_CONFIG_FILE: "/dev/null",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    // The provider asks neither a metadata service nor the user's profile.
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  };
}

/** Runs `terraform` in a folder, bounded in time with all its plugins. */
export function terraform(
  folder: string,
  args: readonly string[],
  options: Omit<ProgramOptions, "cwd"> = {},
): Promise<ProgramResult> {
  if (terraformProgram === undefined) throw new Error("terraform is not on PATH");
  return runProgram(terraformProgram, args, { env: terraformEnvironment(), ...options, cwd: folder });
}
