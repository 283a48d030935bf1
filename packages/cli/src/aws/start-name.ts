import { createHash } from "node:crypto";

/** What EventBridge takes for the name of a schedule or a rule. */
const LONGEST = 64;
const HASH = 12;

/** Names begin so, whatever comes after. */
export const startPrefix = (pipelineName: string): string => `${pipelineName}-`.slice(0, LONGEST - HASH - 1);

/** Whether two ARNs name one pipeline: SageMaker writes its name in small letters there. */
export const isSameArn = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

/**
 * The name of a schedule or rule in the account: two pipelines of one file have each their own. One that is too long ends in
 * a hash of all of it.
 */
export function startName(pipelineName: string, name: string): string {
  const whole = `${pipelineName}-${name}`;
  if (whole.length <= LONGEST) return whole;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, HASH);
  return `${whole.slice(0, LONGEST - HASH - 1)}-${hash}`;
}
