import type { DoctorDocument } from "../documents/doctor.ts";
import type { Examined } from "./examine.ts";
import { GROUPS } from "./groups.ts";

/** What was found, by what it is needed for. */
export function doctorDocumentOf(findings: readonly Examined[]): DoctorDocument {
  const count = (status: Examined["status"]) => findings.filter((each) => each.status === status).length;
  return {
    groups: GROUPS.map(({ neededFor, title }) => ({
      neededFor,
      title,
      findings: findings
        .filter((finding) => finding.neededFor === neededFor)
        .map(({ check, status, message, remedy, fix, fixed }) => ({
          check,
          status,
          message,
          ...(remedy !== undefined && { remedy }),
          ...(fix !== undefined && { fixable: true as const }),
          ...(fixed !== undefined && { fixed }),
        })),
    })).filter((group) => group.findings.length > 0),
    faults: count("fault"),
    warnings: count("warning"),
  };
}
