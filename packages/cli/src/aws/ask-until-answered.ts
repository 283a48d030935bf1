import { setTimeout as sleep } from "node:timers/promises";
import { type Issue, SagewrightError } from "@sagewright/core";
import { tell } from "../print/output.ts";
import type { Pace } from "./pace.ts";
import { patience } from "./patience.ts";

/**
 * Asks what has come of a request that was sent, and goes on asking while nothing answers.
 *
 * @param unheard what is added to the issues of a failure, as the request may have had its effect
 */
export async function askUntilAnswered<T>(pace: Pace, unheard: Issue, ask: () => Promise<T>): Promise<T> {
  const silence = patience(pace, tell);
  for (let wait = pace.first; ; wait = Math.min(wait * 2, pace.longest)) {
    try {
      const answer = await ask();
      silence.answered();
      return answer;
    } catch (error) {
      try {
        silence.failed(error);
      } catch {
        if (!(error instanceof SagewrightError)) throw error;
        throw new SagewrightError([...error.issues, unheard], { cause: error });
      }
    }
    await sleep(wait);
  }
}
