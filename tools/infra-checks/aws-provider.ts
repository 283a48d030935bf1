import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";

export interface AwsProvider {
  /** For `terraform init -plugin-dir=…`: holds `registry.terraform.io/hashicorp/aws/<version>/…`. */
  readonly folder: string;
  readonly version: string;
}

/** Where Terraform's users keep providers, before the whole disk is searched. */
const USUAL = [
  process.env.SAGEWRIGHT_AWS_PROVIDER_DIR,
  process.env.TF_PLUGIN_CACHE_DIR,
  join(homedir(), ".terraform.d"),
  join(homedir(), ".local/share/terraform/plugins"),
  "/usr/local/share/terraform/plugins",
  "/usr/share/terraform/plugins",
];
const PRUNED = [
  "-path",
  "/proc",
  "-o",
  "-path",
  "/sys",
  "-o",
  "-path",
  "/dev",
  "-o",
  "-name",
  "node_modules",
];

let found: AwsProvider | "none" | undefined;

/** A real AWS provider on this machine, newest first; undefined where there is none. Looks once. */
export function awsProvider(): AwsProvider | undefined {
  found ??= search() ?? "none";
  return found === "none" ? undefined : found;
}

function search(): AwsProvider | undefined {
  for (const folder of USUAL) {
    const provider = folder === undefined || !existsSync(folder) ? undefined : newest(folder);
    if (provider !== undefined) return provider;
  }
  return newest("/");
}

function newest(folder: string): AwsProvider | undefined {
  return binaries(folder)
    .map(providerOf)
    .filter((provider) => provider !== undefined)
    .sort((one, other) => other.version.localeCompare(one.version, "en", { numeric: true }))[0];
}

/** `…/<registry host>/hashicorp/aws/<version>/<system>/terraform-provider-aws_v<version>_x5` */
function providerOf(binary: string): AwsProvider | undefined {
  const version = dirname(dirname(binary));
  const type = dirname(version);
  const isLaidOut = basename(type) === "aws" && basename(dirname(type)) === "hashicorp";
  return isLaidOut ? { folder: dirname(dirname(dirname(type))), version: basename(version) } : undefined;
}

function binaries(folder: string): string[] {
  const args = [folder, "-maxdepth", "10", "(", ...PRUNED, ")", "-prune", "-o"];
  try {
    const text = execFileSync("find", [...args, "-name", "terraform-provider-aws_v*", "-print"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 30_000,
    });
    return text.split("\n").filter((line) => line !== "");
  } catch (error) {
    // Folders that it may not read make find fail, though it has found what is elsewhere.
    const { stdout } = error as { readonly stdout?: string };
    return (stdout ?? "").split("\n").filter((line) => line !== "");
  }
}
