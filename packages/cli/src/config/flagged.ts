import { formatIssuePath, type Issue, SagewrightError } from "@sagewright/core";
import { type Flag, type PlatformSettings, settingsFlags } from "@sagewright/core/project";
import { displayPath } from "../load/place.ts";
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

/** Hands errors on, issues of settings at their place: those that only show when the settings are put to use. */
export const placedIn =
  (settings: PlatformSettings, given: Readonly<Record<string, unknown>>, file: string | undefined) =>
  (error: unknown): never => {
    const isOfSettings = ({ path }: Issue): boolean => Object.hasOwn(settings, String(path[0]));
    if (!(error instanceof SagewrightError) || !error.issues.every(isOfSettings)) throw error;
    const shown = file === undefined ? undefined : displayPath(file);
    throw flagged(error.issues, given, settingsFlags(), shown);
  };
