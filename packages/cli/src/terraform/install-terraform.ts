import { MINIMUM_TERRAFORM } from "./version.ts";

const WAYS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "`brew install hashicorp/tap/terraform`",
  win32: "`winget install Hashicorp.Terraform`",
  linux:
    "the package `terraform` of HashiCorp's apt or dnf repository, or the one file of the zip put into a folder on PATH (https://developer.hashicorp.com/terraform/install)",
};

/** How to come by a Terraform that is new enough, on this system. */
export const installTerraform = (platform: NodeJS.Platform): string =>
  `Install Terraform ${MINIMUM_TERRAFORM} or newer: ${WAYS[platform] ?? "https://developer.hashicorp.com/terraform/install"}; or name one with --terraform PATH.`;
