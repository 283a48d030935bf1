/** What a command takes when no pipeline is named. */
export const DEFAULT_PIPELINE = "pipeline.ts";
