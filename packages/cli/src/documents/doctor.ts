import { z } from "zod";

const finding = z.strictObject({
  check: z.string().describe("What was looked at."),
  status: z
    .enum(["ok", "warning", "fault"])
    .describe(
      "`fault`: what it is needed for does not work. `warning`: something is missed, or could not be looked at.",
    ),
  message: z.string(),
  remedy: z.string().optional().describe("What to do; of all that is not ok."),
  fixable: z.literal(true).optional().describe("`--fix` does it."),
  fixed: z.string().optional().describe("What `--fix` has done."),
});

/** `sagewright doctor --json` */
export const doctorDocument = z.strictObject({
  groups: z.array(
    z.strictObject({
      neededFor: z.enum(["run", "aws", "catalog", "project"]),
      title: z.string(),
      findings: z.array(finding),
    }),
  ),
  faults: z.int().describe("How many there are; the exit code is 3 where there are any."),
  warnings: z.int(),
});
export type DoctorDocument = z.infer<typeof doctorDocument>;
