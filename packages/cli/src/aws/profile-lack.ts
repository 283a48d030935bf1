import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a profile lacks, so that it gives no credentials. */
export type ProfileLack =
  /** There is none of that name; nor one that takes its credentials from it. */
  | { readonly missing: string; readonly there: readonly string[] }
  /** The command that is to print its credentials does not. */
  | { readonly process: string };

/**
 * Why a profile gives no credentials, as far as the files of the AWS CLI show it: the SDK says of every cause that it has
 * found none.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function profileLack(
  profile: string | undefined,
  environment: Environment = process.env,
): ProfileLack | undefined {
  if (profile === undefined) return undefined;
  const profiles = profilesOf(environment);
  const there = [...profiles.keys()];
  const own = profiles.get(profile);
  if (own === undefined) return { missing: profile, there };
  const source = own.get("source_profile");
  if (source !== undefined && source !== profile)
    return profiles.has(source) ? profileLack(source, environment) : { missing: source, there };
  const command = own.get("credential_process");
  return command === undefined ? undefined : { process: command };
}

type Profiles = ReadonlyMap<string, ReadonlyMap<string, string>>;

function profilesOf({ AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE }: Environment): Profiles {
  const profiles = new Map<string, Map<string, string>>();
  const read = (path: string, nameOf: RegExp): void => {
    let own: Map<string, string> | undefined;
    for (const line of textOf(path).split(/\r?\n/)) {
      const [section] = /^\s*\[.*/.exec(line) ?? [];
      const [, name] = nameOf.exec(section ?? "") ?? [];
      if (section !== undefined) own = name === undefined ? undefined : (profiles.get(name) ?? new Map());
      if (own !== undefined && name !== undefined) profiles.set(name, own);
      const [, key, value] = /^(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      if (key !== undefined && value !== undefined) own?.set(key, value);
    }
  };
  const folder = join(homedir(), ".aws");
  read(
    AWS_CONFIG_FILE || join(folder, "config"),
    /^\s*\[\s*(?:profile\s+)?["']?(?!sso-session\s|services\s)([^\]"']+?)["']?\s*\]/,
  );
  read(AWS_SHARED_CREDENTIALS_FILE || join(folder, "credentials"), /^\s*\[\s*([^\]]+?)\s*\]/);
  return profiles;
}

/** A file that is not there has no profiles; that one cannot be read, the SDK says. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
