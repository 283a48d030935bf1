import { formatIssuePath, type Issue, SagewrightError } from "@sagewright/core";
import type { Flag } from "@sagewright/core/project";
import { UsageError } from "../usage-error.ts";

/**
 * Issues that begin at a key, at the place where the user gave it: the flag, or the file. What a flag gave is wrong usage.
 */
export function flagged(
  issues: readonly Issue[],
  given: Readonly<Record<string, unknown>>,
  flags: readonly Flag[],
  file: string | undefined,
): SagewrightError {
  const placed = issues.map((issue) => {
    const [key, ...rest] = issue.path;
    const flag = flags.find((each) => each.key === key && given[each.key] !== undefined)?.flag;
    if (flag !== undefined)
      return { ...issue, path: [rest.length === 0 ? flag : `${flag}${formatIssuePath(rest)}`] };
    return file === undefined ? issue : { ...issue, path: [file, ...issue.path] };
  });
  const fromFlags = placed.some(({ path: [place] }) => String(place).startsWith("--"));
  return fromFlags ? new UsageError(placed) : new SagewrightError(placed);
}
