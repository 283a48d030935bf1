import type { PlatformSettings, PlatformSettingsInput } from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import { PLACE_FLAGS } from "../config/known-flags.ts";
import { platformSettings } from "../config/platform-settings.ts";

/** What commands about projects take, besides their own. */
export interface PlaceOptions {
  readonly target: "local" | "aws";
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly config?: string;
  readonly stateDir?: string;
  readonly json?: boolean;
  /** The flags of parameters and settings, under commander's names. */
  readonly [flag: string]: unknown;
}

/** The settings of the platform where a file or a flag names it; nothing where nobody has. */
export async function knownPlatform(options: PlaceOptions): Promise<PlatformSettings | undefined> {
  const flags = givenFlags(options, PLACE_FLAGS) as Partial<PlatformSettingsInput>;
  const { settings, warnings } = await platformSettings(options.config, flags);
  return warnings.some(({ code }) => code === "ORGANIZATION_MISSING") ? undefined : settings;
}

/** The region of the settings, where no flag and no variable names one. */
export const withRegion = (options: PlaceOptions, settings: PlatformSettings | undefined): PlaceOptions =>
  options.region === undefined && settings?.region !== undefined && !process.env.AWS_REGION
    ? { ...options, region: settings.region }
    : options;
