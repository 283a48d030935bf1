import { type PlatformSettings, platformNames } from "@sagewright/core/project";
import { type Cloud, hasBucket } from "../catalog/cloud.ts";
import type { DoctorPlace } from "./doctor-place.ts";

/** The way into Studio through a template in the platform's own bucket. */
export interface StudioRoute {
  readonly cloud: Cloud;
  readonly settings: PlatformSettings;
  readonly bucket: string;
  /** Key of the template. */
  readonly key: string;
}

/** Folder of the bucket that Studio looks into. */
export const TEMPLATES = "templates/";

/** Undefined where the platform has no such way, or is not there: its own check says so. */
export async function studioRoute(place: DoctorPlace): Promise<StudioRoute | undefined> {
  const { settings, isNamed } = await place.platform();
  if (!isNamed || !settings.routes.includes("s3")) return undefined;
  const cloud = await place.cloud();
  if (!(await hasBucket(cloud))) return undefined;
  const { product, stateBucket } = platformNames(settings, cloud);
  return { cloud, settings, bucket: stateBucket, key: `${TEMPLATES}${product}.json` };
}
