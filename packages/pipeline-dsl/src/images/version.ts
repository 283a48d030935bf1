const numbersOf = (version: string): readonly number[] => version.split(/\D+/).filter(Boolean).map(Number);

/** Negative when `a` is the older one. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The newest of the versions that a short one stands for: `1.7` for `1.7-1`, `pytorch2.0` for `pytorch2.0.1`. */
export const latestOf = (short: string, versions: readonly string[]): string | undefined =>
  versions
    .filter(
      (version) => version === short || version.startsWith(`${short}.`) || version.startsWith(`${short}-`),
    )
    .toSorted(compareVersions)
    .at(-1);

export const oldestFirst = (versions: readonly string[]): readonly string[] =>
  versions.toSorted(compareVersions);
