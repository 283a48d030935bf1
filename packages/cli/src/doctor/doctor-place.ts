import { dirname, resolve } from "node:path";
import type { PlatformSettings, PlatformSettingsInput } from "@sagewright/core/project";
import type { AwsOptions } from "../aws/clients.ts";
import type { Cloud } from "../catalog/cloud.ts";
import { platformSettings } from "../config/platform-settings.ts";
import type { SagewrightConfig } from "../config.ts";
import { loadConfig } from "../load/config-file.ts";
import { type Prepared, prepare } from "../load/prepare.ts";
import { stateDirOf } from "../state-dir.ts";
import { within } from "./within.ts";

/** What all checks look at; each part is found once, by the check that needs it first. */
export interface DoctorPlace {
  readonly aws: AwsOptions;
  /** Absolute path of the pipeline file, which may not be there. */
  readonly pipeline: string;
  config(): Promise<SagewrightConfig>;
  stateDir(): Promise<string>;
  platform(): Promise<FoundPlatform>;
  /** The account and region; its own check says why where it cannot be known. */
  cloud(): Promise<Cloud>;
  /** The pipeline as it would be deployed. */
  prepared(): Promise<Prepared>;
}

export interface FoundPlatform {
  readonly settings: PlatformSettings;
  readonly file?: string;
  /** Whether anybody has named the organization. */
  readonly isNamed: boolean;
}

export interface PlaceRequest {
  readonly aws: AwsOptions;
  readonly pipeline: string;
  readonly config?: string;
  readonly stateDir?: string;
  readonly flags: Partial<PlatformSettingsInput>;
}

export function doctorPlace(request: PlaceRequest): DoctorPlace {
  const pipeline = resolve(request.pipeline);
  const config = once(() => loadConfig(dirname(pipeline)));
  const platform = once(async () => {
    const { settings, file, warnings } = await platformSettings(request.config, request.flags);
    const isNamed = !warnings.some(({ code }) => code === "ORGANIZATION_MISSING");
    return { settings, ...(file !== undefined && { file }), isNamed };
  });
  return {
    aws: request.aws,
    pipeline,
    config,
    platform,
    stateDir: once(async () => stateDirOf(request.stateDir, await config(), pipeline)),
    cloud: once(() => within(SECONDS, () => openPlatformCloud(platform, request.aws))),
    prepared: once(() => prepare(pipeline, "aws")),
  };
}

/** Long enough for a session to be renewed. */
const SECONDS = 30;

async function openPlatformCloud(platform: () => Promise<FoundPlatform>, aws: AwsOptions): Promise<Cloud> {
  const { openCloud } = await import("../catalog/cloud.ts");
  const { settings } = await platform();
  const region = aws.region ?? (process.env.AWS_REGION ? undefined : settings.region);
  return openCloud(settings, { ...aws, ...(region !== undefined && { region }) });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  const found: { value?: Promise<T> } = {};
  return () => {
    found.value ??= make();
    return found.value;
  };
}
