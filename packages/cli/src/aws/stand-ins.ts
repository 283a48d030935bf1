import { UsageError } from "../usage-error.ts";
import { standInDeployed } from "./deploy-issues.ts";

/** AWS's documentation names these accounts, and so do new projects, as stand-ins for an account that is not known yet. */
const DOCUMENTATION_ACCOUNT = /(?<!\d)(?:111122223333|123456789012)(?!\d)/;

/**
 * A new project runs on a laptop with a stand-in for its role and its bucket; a bucket of that name may be anybody's.
 *
 * Issues: STAND_IN_DEPLOYED.
 */
export function refuseStandIns(place: {
  readonly role?: string | undefined;
  readonly bucket?: string | undefined;
}): void {
  const issues = (["role", "bucket"] as const).flatMap((key) => {
    const [account] = DOCUMENTATION_ACCOUNT.exec(place[key] ?? "") ?? [];
    return account === undefined ? [] : [standInDeployed(key, place[key] ?? "", account)];
  });
  if (issues.length > 0) throw new UsageError(issues);
}
