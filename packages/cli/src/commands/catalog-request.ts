import { resolve } from "node:path";
import { type PlatformSettingsInput, settingsFlags } from "@sagewright/core/project";
import type { CatalogRequest } from "../catalog/catalog-work.ts";
import { openCloud } from "../catalog/cloud.ts";
import type { Backend } from "../catalog/state-place.ts";
import { givenFlags } from "../config/flag-options.ts";
import { placedIn } from "../config/flagged.ts";
import { platformSettings } from "../config/platform-settings.ts";
import { infraPackage } from "../synth/infra-package.ts";
import { writeStackFolder } from "../synth/stack-folder.ts";
import { stackOwner } from "../synth/stack-owner.ts";
import { UsageError } from "../usage-error.ts";
import type { SynthOptions } from "./synth-options.ts";

/** What the commands that work on a deployed platform take. */
export interface CatalogOptions extends SynthOptions {
  readonly backend: Backend;
  readonly terraform?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/**
 * The platform that the settings describe, in the account that the credentials are for.
 *
 * Issues: those of the settings, ORGANIZATION_MISSING where nobody has named one, and those of AWS.
 */
export async function catalogRequest(options: CatalogOptions): Promise<CatalogRequest> {
  const flags = givenFlags(options, settingsFlags()) as Partial<PlatformSettingsInput>;
  const { settings, file, warnings } = await platformSettings(options.config, flags);
  const { profile, endpointUrl, terraform, backend, force } = options;
  const folder = resolve(options.out);
  const name = "@sagewright/infra-catalog";
  const { KEPT_ADDRESSES, synthCatalog } = await infraPackage(
    name,
    () => import("@sagewright/infra-catalog"),
  );
  const cloud = await openCloud(settings, {
    ...(settings.region !== undefined && { region: settings.region }),
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpointUrl }),
  });
  const synth = (where: Backend) =>
    writeStackFolder(folder, { owner: stackOwner("catalog", settings), force }, (outDir) =>
      synthCatalog({ settings, outDir, backend: where, account: cloud.account }),
    ).catch(placedIn(settings, flags, file));
  return { settings, cloud, folder, synth, backend, kept: KEPT_ADDRESSES, terraform, warnings };
}

/**
 * The same, for commands that change something: a platform of nobody's is planned, not deployed.
 *
 * Issues: ORGANIZATION_MISSING besides.
 */
export async function namedCatalogRequest(options: CatalogOptions): Promise<CatalogRequest> {
  const flags = givenFlags(options, settingsFlags()) as Partial<PlatformSettingsInput>;
  const { warnings } = await platformSettings(options.config, flags);
  const missing = warnings.filter(({ code }) => code === "ORGANIZATION_MISSING");
  if (missing.length > 0) throw new UsageError(missing.map((issue) => ({ ...issue, severity: "error" })));
  return catalogRequest(options);
}
