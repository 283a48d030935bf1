import { setTimeout as sleep } from "node:timers/promises";
import { pollMilliseconds } from "../poll-milliseconds.ts";

/** What services answer where the role was made a moment ago: IAM tells them of it by and by. */
const NOT_YET =
  /role defined for the function cannot be assumed by Lambda|must allow AWS EventBridge Scheduler to assume the role/i;
/** Milliseconds. */
const PAUSE = 3000;
const ATTEMPTS = 11;

/**
 * Sends a request again for half a minute while the service cannot assume the role in it: that of a platform or a project
 * which was deployed just before is not known everywhere yet. After that the trust policy is wrong indeed.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export async function untilRoleWorks<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Error && NOT_YET.test(error.message))) throw error;
    }
    await sleep(pollMilliseconds(PAUSE));
  }
}
