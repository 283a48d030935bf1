import type { AwsOptions } from "../aws/clients.ts";
import { displayPath } from "../load/place.ts";
import { commandText, shellWord } from "../print/next-commands.ts";
import type { Terraform } from "./find-terraform.ts";

/** The command that removes a lock from a state in a bucket, with the credentials and at the place that are used here. */
export function unlockCommand(
  { program }: Terraform,
  folder: string,
  { region, profile, endpointUrl }: AwsOptions,
  lockId: string,
): string {
  const variables = Object.entries({
    AWS_PROFILE: profile,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpointUrl,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${shellWord(value)}`]));
  const command = commandText(program, `-chdir=${displayPath(folder)}`, "force-unlock", lockId);
  return [...variables, command].join(" ");
}
