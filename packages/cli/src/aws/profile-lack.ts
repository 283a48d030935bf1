import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a profile lacks, so that it gives no credentials. */
export type ProfileLack =
  /** There is none of that name; nor one that takes its credentials from it. */
  | { readonly missing: string; readonly there: readonly string[] }
  /** The command that is to print its credentials does not. */
  | { readonly process: string }
  /** Its role, or that of the profile it takes its credentials from, wants a code of this device. */
  | { readonly mfaDevice: string }
  /** What it says is not enough. */
  | { readonly incomplete: string; readonly reason: string };

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
  return profile === undefined ? undefined : lackOf(profilesOf(environment), profile, []);
}

/** @param takers the profiles that take their credentials from it */
function lackOf(profiles: Profiles, profile: string, takers: readonly string[]): ProfileLack | undefined {
  const own = profiles.get(profile);
  if (own === undefined) return { missing: profile, there: [...profiles.keys()] };
  const incomplete = (reason: string): ProfileLack => ({ incomplete: profile, reason });
  const [id, secret] = ["aws_access_key_id", "aws_secret_access_key"].map((key) => own.has(key));
  // A profile may take the keys for its role from itself.
  if (takers.length > 0 && id && secret) return undefined;
  if (takers.includes(profile)) return incomplete("its `source_profile` leads back to itself");
  const source = own.get("source_profile");
  if (source !== undefined) {
    const device = own.get("mfa_serial");
    const lack = lackOf(profiles, source, [...takers, profile]);
    return lack ?? (device === undefined ? undefined : { mfaDevice: device });
  }
  const command = own.get("credential_process");
  if (command !== undefined) return { process: command };
  if (OTHER_SOURCES.some((key) => own.has(key))) return undefined;
  if (id !== secret)
    return incomplete(
      id
        ? "it has aws_access_key_id, and no aws_secret_access_key"
        : "it has aws_secret_access_key, and no aws_access_key_id",
    );
  if (id) return undefined;
  return incomplete(
    own.has("role_arn") ? "it has role_arn, and no source_profile" : "it names neither keys nor a sign-in",
  );
}

/** Where else a profile may have its credentials from; why these give none, the SDK says. */
const OTHER_SOURCES = [
  "credential_source",
  "login_session",
  "sso_session",
  "sso_start_url",
  "web_identity_token_file",
];

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
