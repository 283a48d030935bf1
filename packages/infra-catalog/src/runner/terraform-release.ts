/** A release of Terraform: what is downloaded, and what it must be. */
export interface TerraformRelease {
  readonly version: string;
  /** SHA-256 of the zip file for Linux, by architecture as Go names it. */
  readonly checksums: { readonly amd64: string; readonly arm64: string };
}

/**
 * The Terraform that every run uses.
 *
 * @see https://releases.hashicorp.com/terraform/1.11.4/
 */
export const TERRAFORM_RELEASE: TerraformRelease = {
  version: "1.11.4",
  checksums: {
    amd64: "1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc",
    arm64: "a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633",
  },
};
