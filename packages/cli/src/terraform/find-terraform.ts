import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { parseJson, SagewrightError } from "@sagewright/core";
import { askProgram } from "./ask-program.ts";
import { installTerraform } from "./install-terraform.ts";
import { terraformMissing, terraformTooOld, terraformUnusable } from "./issues.ts";
import { isWithin, MINIMUM_TERRAFORM, NEXT_MAJOR_TERRAFORM } from "./version.ts";

/** A Terraform that the platform's stack can be deployed with. */
export interface Terraform {
  readonly program: string;
  readonly version: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The Terraform to run: the one that is named, else `terraform` on PATH. OpenTofu is not looked for: the stack's lock file has
 * the hashes of Terraform's registry, and the runner of projects runs Terraform. Whoever wants it may name it.
 *
 * Issues: TERRAFORM_MISSING, TERRAFORM_UNUSABLE, TERRAFORM_TOO_OLD.
 */
export async function findTerraform(
  given: string | undefined,
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<Terraform> {
  const program = given === undefined ? onPath(environment, platform) : resolve(given);
  const remedy = installTerraform(platform);
  if (program === undefined || !isProgram(program)) {
    throw new SagewrightError([terraformMissing(given ?? "terraform", remedy)]);
  }
  const version = await versionOf(program, environment);
  if (!isWithin(version)) {
    const wanted = `${MINIMUM_TERRAFORM} or newer, below ${NEXT_MAJOR_TERRAFORM}`;
    throw new SagewrightError([terraformTooOld(program, version, wanted, remedy)]);
  }
  return { program, version };
}

async function versionOf(program: string, environment: Environment): Promise<string> {
  const { code, stdout, stderr } = await askProgram(program, ["version", "-json"], {
    ...environment,
    CHECKPOINT_DISABLE: "1",
  }).catch((error: Error) => ({ code: null, stdout: "", stderr: error.message }));
  const document = parseJson(stdout);
  const { terraform_version: version } = Object(document.ok ? document.value : {});
  if (code === 0 && typeof version === "string") return version;
  const words = stderr.trim().split("\n", 1)[0];
  throw new SagewrightError([terraformUnusable(program, words || `exit code ${code}, and no version.`)]);
}

function onPath({ PATH = "" }: Environment, platform: NodeJS.Platform): string | undefined {
  const name = platform === "win32" ? "terraform.exe" : "terraform";
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => resolve(join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
