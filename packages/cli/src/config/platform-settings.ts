import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Issue, SagewrightError } from "@sagewright/core";
import {
  type PlatformSettings,
  type PlatformSettingsInput,
  parsePlatformSettings,
  settingsFlags,
} from "@sagewright/core/project";
import type { SagewrightConfig } from "../config.ts";
import { configFileMissing, organizationMissing } from "../issues.ts";
import { configFileOf, readConfigFile } from "../load/config-file.ts";
import { isPipelineKey } from "../load/config-issues.ts";
import { displayPath } from "../load/place.ts";
import { flagged } from "./flagged.ts";

/** The settings of a platform, and where they come from. */
export interface FoundSettings {
  readonly settings: PlatformSettings;
  /** The config file, where there is one. */
  readonly file?: string;
  readonly warnings: readonly Issue[];
}

/** Stands for the organization where nobody has named one; said so in a warning. */
export const EXAMPLE_ORGANIZATION = "example";

/**
 * What `sagewright.config.ts` says of the platform, with the flags over it and the defaults under it.
 *
 * Issues: CONFIG_FILE_MISSING, CONFIG_INVALID, PLATFORM_SETTING_INVALID, and those of loading a module. Warning:
 * ORGANIZATION_MISSING.
 */
export async function platformSettings(
  configFile: string | undefined,
  flags: Partial<PlatformSettingsInput>,
): Promise<FoundSettings> {
  const path = configPath(configFile);
  const config = path === undefined ? {} : await readConfigFile(path);
  const given = { ...ofPlatform(config), ...flags };
  const { organization = EXAMPLE_ORGANIZATION } = given;
  const file = path === undefined ? undefined : displayPath(path);
  const checked = parsePlatformSettings({ ...given, organization });
  if (!checked.ok) throw flagged(checked.issues, flags, settingsFlags(), file);
  const warnings = given.organization === undefined ? [organizationMissing(organization, file)] : [];
  return { settings: checked.value, ...(path !== undefined && { file: path }), warnings };
}

function configPath(given: string | undefined): string | undefined {
  if (given === undefined) return configFileOf(process.cwd());
  if (!existsSync(given)) throw new SagewrightError([configFileMissing(given)]);
  return resolve(given);
}

const ofPlatform = (config: SagewrightConfig): Partial<PlatformSettingsInput> =>
  Object.fromEntries(
    Object.entries(config).filter(([key, value]) => !isPipelineKey(key) && value !== undefined),
  );
