import type { SeedEvent } from "@sagewright/core/project";

/** The file by which a seeded branch is known. */
export const SEED_MARKER_FILE = ".sagewright-seed.json";

/** What the marker is made of. */
export type SeedOrigin = Pick<SeedEvent, "seedTemplate" | "seedVersion" | "projectId">;

/** Text of the marker file; the same for the same template, version and project, so that it is told by its hash. */
export const seedMarker = ({ seedTemplate, seedVersion, projectId }: SeedOrigin): string =>
  `${JSON.stringify({ template: seedTemplate, version: seedVersion, projectId }, null, 2)}\n`;

/** Message of the commit that seeds a branch. */
export const seedMessage = ({ seedTemplate }: SeedOrigin): string =>
  `Start from the seed code "${seedTemplate}"\n`;

/**
 * Author and committer of the seed. The time is a constant: the same seed is then the same commit, whoever makes it and
 * however often, and those that race for a branch all push the same thing.
 */
export const SEED_AUTHOR = {
  name: "Sagewright",
  email: "seed@sagewright.invalid",
  timestamp: Date.UTC(2026, 0, 1) / 1000,
  timezoneOffset: 0,
} as const;

/** Why a branch that holds another seed is left alone; the Lambda and the check-in build say the same. */
export const OTHER_SEED = "The branch was seeded with another template or version, or for another project.";

/** Why a branch without a marker is left alone. */
export const OTHER_CONTENT = "The branch holds something that is not the seed code.";
