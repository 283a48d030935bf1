/** One command has one profile, which whoever tells of its credentials names. */
const chosen: { profile?: string } = {};

/** That of `--profile`. */
export function chooseProfile(profile: string | undefined): void {
  if (profile !== undefined) chosen.profile = profile;
}

/** The profile whose credentials are used, unless variables hold them themselves. */
export const profileName = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => chosen.profile ?? (environment.AWS_PROFILE || undefined);
