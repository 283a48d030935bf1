/** The first Terraform that locks a state by a file in S3 without a warning, and that knows write-only arguments. */
export const MINIMUM_TERRAFORM = "1.11.4";
/** Nobody knows what this will do to a state. */
export const NEXT_MAJOR_TERRAFORM = "2.0";

/** Whether the stacks' `required_version` lets this one in; like Terraform, it counts a prerelease as older than its release. */
export function isWithin(version: string): boolean {
  const [numbers = "", ...prerelease] = version.split("-");
  const order = compare(numbers, MINIMUM_TERRAFORM);
  if (compare(numbers, NEXT_MAJOR_TERRAFORM) >= 0) return false;
  return prerelease.length === 0 && order >= 0;
}

function compare(one: string, other: string): number {
  const [a, b] = [one.split(".").map(Number), other.split(".").map(Number)];
  for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    // What is no number is no version that we know.
    if (Number.isNaN(difference)) return -1;
    if (difference !== 0) return difference;
  }
  return 0;
}
