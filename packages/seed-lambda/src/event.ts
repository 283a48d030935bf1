import { SagewrightError } from "@sagewright/core";
import { type SeedEvent, seedEventSchema } from "@sagewright/core/project";
import { seedEventInvalid } from "./issues.ts";

/**
 * Reads the function's input. Values are not repeated in what it throws: an event may come from anywhere.
 *
 * Issues: SEED_EVENT_INVALID.
 */
export function parseSeedEvent(given: unknown): SeedEvent {
  const result = seedEventSchema.safeParse(given);
  if (result.success) return result.data;
  throw new SagewrightError(
    result.error.issues.map((issue) =>
      seedEventInvalid(
        issue.path.filter((key) => typeof key !== "symbol"),
        issue.code === "unrecognized_keys" ? `Unknown members: ${issue.keys.length}.` : issue.message,
      ),
    ),
  );
}
