import { SagewrightError } from "@sagewright/core";
import { isPassing } from "./failure-issue.ts";
import type { Pace } from "./pace.ts";

/** How long it is put up with that nothing answers. */
export interface Patience {
  answered(): void;
  /** Throws what has failed, where asking again would not help, or has not helped for too long. */
  failed(error: unknown): void;
}

/**
 * For who asks again and again how something goes: that a service is out of reach for a while is no reason to give up, as what
 * is done there does not know of it.
 *
 * @param say tells that nothing answers for the time being, and that it does again
 */
export function patience({ patience: most }: Pick<Pace, "patience">, say: (text: string) => void): Patience {
  let answeredAt = Date.now();
  let isSilent = false;
  return {
    answered() {
      if (isSilent) say("It answers again.");
      [answeredAt, isSilent] = [Date.now(), false];
    },
    failed(error) {
      const cause = error instanceof SagewrightError ? error.cause : error;
      if (!isPassing(cause) || Date.now() - answeredAt > most) throw error;
      if (!isSilent) say("AWS does not answer for now; what is done goes on, and so does asking.");
      isSilent = true;
    },
  };
}
