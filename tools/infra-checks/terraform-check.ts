import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "./run-program.ts";
import { sharedTool } from "./shared-folder.ts";
import { isTerraformThere, terraformEnvironment, terraformProgram } from "./terraform.ts";

export interface TerraformCheckOptions {
  /** Plan as well: evaluates expressions, counts and validations. @default true */
  readonly plan?: boolean;
  /** Values of Terraform variables by name. */
  readonly variables?: { readonly [name: string]: unknown };
}

export interface TerraformCheckResult {
  readonly valid: boolean;
  /** For example `valid: 31 resources, 4 data sources, 31 to create`. */
  readonly summary: string;
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
  }[];
}

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const CACHE = join(REPOSITORY, "node_modules", ".cache", "sagewright");
const BINDINGS = join(REPOSITORY, "node_modules", "@cdktn", "provider-aws");
const source = sharedTool("terraform-check");

/** For `it.skipIf(!isTerraformCheckThere)("… [needs shared] [needs terraform]")`. */
export const isTerraformCheckThere: boolean = isTerraformThere && source !== undefined;

/** The same question as a function, for whoever prefers to ask late. */
export const checkTerraformAvailable = (): boolean => isTerraformCheckThere;

/**
 * Checks the Terraform JSON in a folder with the real `terraform`, against the provider schema that the bindings
 * were made from. Nothing is written to the folder; many may run at once.
 */
export async function terraformCheck(
  folder: string,
  { plan = true, variables = {} }: TerraformCheckOptions = {},
): Promise<TerraformCheckResult> {
  const tool = join(await installedTool(), "terraform-check.mjs");
  const args = [
    tool,
    folder,
    "--json",
    "--bindings",
    BINDINGS,
    "--terraform",
    terraformProgram ?? "terraform",
  ];
  const { code, stdout, stderr } = await runProgram(process.execPath, plan ? [...args, "--plan"] : args, {
    env: terraformEnvironment(variables),
  });
  if (code > 1) throw new Error(`The check did not run: ${stdout}${stderr}`);
  return JSON.parse(stdout) as TerraformCheckResult;
}

let installing: Promise<string> | undefined;

function installedTool(): Promise<string> {
  installing ??= install();
  return installing;
}

/** A copy of the tool with its packages, made once for each version of it. */
async function install(): Promise<string> {
  if (source === undefined) throw new Error("shared/tools/terraform-check is not beside the repository");
  const hash = createHash("sha256");
  for (const name of readdirSync(source)
    .filter((name) => /\.(mjs|json|proto)$/.test(name))
    .sort())
    hash.update(name).update(readFileSync(join(source, name)));
  const folder = join(CACHE, `terraform-check-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const half = mkdtempSync(join(CACHE, "terraform-check-half-"));
  try {
    cpSync(source, half, { recursive: true, filter: (path) => path !== join(source, "node_modules") });
    const install = await runProgram("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: half,
    });
    if (install.code !== 0) throw new Error(`npm ci of terraform-check failed: ${install.stderr}`);
    renameSync(half, folder);
  } catch (error) {
    // Whoever was quicker has made the same.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}
