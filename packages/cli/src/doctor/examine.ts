import { type Issue, SagewrightError } from "@sagewright/core";
import { systemIssue } from "../system-issue.ts";
import type { Check, Finding, NeededFor } from "./check.ts";
import type { DoctorPlace } from "./doctor-place.ts";
import { within } from "./within.ts";

/** A finding, with the check that made it. */
export interface Examined extends Finding {
  readonly check: string;
  readonly neededFor: NeededFor;
  /** What `--fix` has done about it. */
  readonly fixed?: string;
}

const SECONDS = 30;

/**
 * Makes all checks at one time. Without credentials those that ask AWS are not made: one finding for each thing that they are
 * needed for says so.
 *
 * @param demanded what the user asked about, or evidently uses: only there is something lacking a fault
 */
export async function examine(
  checks: readonly Check[],
  place: DoctorPlace,
  demanded: ReadonlySet<NeededFor>,
  seconds = SECONDS,
): Promise<readonly Examined[]> {
  const asking = checks.filter(({ asksAws }) => asksAws);
  const away = asking.length === 0 ? undefined : await whyNoAccount(place);
  const made = await Promise.all(
    checks.map(async (check): Promise<readonly Examined[]> => {
      if (check.asksAws && away !== undefined) return [];
      const findings = await within(seconds, () => check.find(place)).catch(couldNot);
      return findings.map((finding) => of(check, lowered(finding, check)));
    }),
  );
  const needs = [...new Set(asking.map(({ neededFor }) => neededFor))];
  const notAsked =
    away === undefined
      ? []
      : needs.map((neededFor) =>
          of({ name: "credentials", neededFor }, lowered(awayFinding(away), { neededFor })),
        );
  return [...notAsked, ...made.flat()];

  function lowered(finding: Finding, { neededFor }: Pick<Check, "neededFor">): Finding {
    return finding.status === "fault" && !demanded.has(neededFor)
      ? { ...finding, status: "warning" }
      : finding;
  }
}

const of = ({ name, neededFor }: Pick<Check, "name" | "neededFor">, finding: Finding): Examined => ({
  check: name,
  neededFor,
  ...finding,
});

async function whyNoAccount(place: DoctorPlace): Promise<Issue | undefined> {
  try {
    await place.cloud();
    return undefined;
  } catch (error) {
    const [issue] = error instanceof SagewrightError ? error.issues : [];
    if (issue === undefined) throw error;
    return issue;
  }
}

const awayFinding = ({ message, hint }: Issue): Finding => ({
  status: "fault",
  message: `AWS was not asked: ${message}`,
  remedy: hint,
});

/** A check that cannot be made is a warning, which names the action that is not allowed. */
function couldNot(error: unknown): readonly Finding[] {
  const issues = error instanceof SagewrightError ? error.issues : [systemIssue(error)];
  return issues.map((issue) => ({
    status: "warning",
    message: `This could not be looked at: ${issue?.message ?? (error instanceof Error ? error.message : String(error))}`,
    remedy: issue?.hint ?? "Try again; SAGEWRIGHT_DEBUG=1 shows more.",
  }));
}
