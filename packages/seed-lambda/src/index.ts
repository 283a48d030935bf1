export { checkInBuildspec } from "./buildspec.ts";
export { SEED_MARKER_FILE, type SeedOrigin, seedMarker } from "./marker.ts";
export type { SeedResult } from "./seed-result.ts";
