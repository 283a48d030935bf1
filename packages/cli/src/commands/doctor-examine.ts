import { existsSync } from "node:fs";
import type { PlatformSettingsInput } from "@sagewright/core/project";
import { givenFlags } from "../config/flag-options.ts";
import { PLACE_FLAGS } from "../config/known-flags.ts";
import type { NeededFor } from "../doctor/check.ts";
import { CHECKS } from "../doctor/checks.ts";
import { doctorDocumentOf } from "../doctor/doctor-document.ts";
import { type DoctorPlace, doctorPlace } from "../doctor/doctor-place.ts";
import { examine } from "../doctor/examine.ts";
import { fixFindings } from "../doctor/fix.ts";
import { neededBy } from "../doctor/groups.ts";
import { EXIT } from "../exit-code.ts";
import { doctorText } from "../print/doctor-text.ts";
import { printData, printJson } from "../print/output.ts";
import { styleFor } from "../print/style.ts";

export interface DoctorOptions {
  readonly pipeline: string;
  readonly config?: string;
  readonly stateDir?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly fix?: boolean;
  readonly json?: boolean;
  /** The flags that name a platform. */
  readonly [flag: string]: unknown;
}

/** Looks at what commands need, and says what to do about what is lacking. */
export async function doctorCommand(commands: readonly string[], options: DoctorOptions): Promise<number> {
  const asked = neededBy(commands);
  const { pipeline, config, stateDir, region, profile, endpointUrl, fix = false, json = false } = options;
  const place = doctorPlace({
    aws: {
      ...(region !== undefined && { region }),
      ...(profile !== undefined && { profile }),
      ...(endpointUrl !== undefined && { endpointUrl }),
    },
    pipeline,
    ...(config !== undefined && { config }),
    ...(stateDir !== undefined && { stateDir }),
    flags: givenFlags(options, PLACE_FLAGS) as Partial<PlatformSettingsInput>,
  });
  const checks = CHECKS.filter(({ neededFor }) => asked?.has(neededFor) ?? true);
  const found = await examine(checks, place, asked ?? (await evident(place)));
  const document = doctorDocumentOf(fix ? await fixFindings(found) : found);
  if (json) printJson(document);
  else printData(`${doctorText(document, styleFor(process.stdout))}\n`);
  return document.faults > 0 ? EXIT.environment : EXIT.done;
}

/**
 * What someone uses who has named no command: the platform's part only where the platform has a name. Who names a place at AWS, or
 * a platform there, wants to know when AWS cannot be asked.
 */
async function evident(place: DoctorPlace): Promise<ReadonlySet<NeededFor>> {
  const isOperator = await place.platform().then(
    ({ isNamed }) => isNamed,
    () => false,
  );
  const hasKeys = await place.cloud().then(
    () => true,
    () => false,
  );
  const isPlaceNamed = Object.keys(place.aws).length > 0;
  return new Set<NeededFor>([
    "run",
    ...(isPlaceNamed || (hasKeys && existsSync(place.pipeline)) ? (["aws"] as const) : []),
    ...(isOperator ? (["catalog", "project"] as const) : []),
  ]);
}
