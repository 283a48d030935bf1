import type { ExecutionDocument, StepDocument } from "../execution-document.ts";
import { tell } from "../print/output.ts";
import { plainText } from "../print/plain.ts";
import { styleFor } from "../print/style.ts";
import type { NextOnAws } from "./next-on-aws.ts";

/** Where the jobs of a step write their logs. */
const LOG_GROUPS: Readonly<Record<string, string>> = {
  Processing: "/aws/sagemaker/ProcessingJobs",
  QualityCheck: "/aws/sagemaker/ProcessingJobs",
  ClarifyCheck: "/aws/sagemaker/ProcessingJobs",
  Training: "/aws/sagemaker/TrainingJobs",
  Tuning: "/aws/sagemaker/TrainingJobs",
  Transform: "/aws/sagemaker/TransformJobs",
};

/** Why an execution did not succeed: each failed step, and what to do. */
export function tellFailureOnAws({ status, steps, failureReason }: ExecutionDocument, next: NextOnAws): void {
  const style = styleFor(process.stderr);
  const failed = steps.filter((step) => step.status === "Failed");
  for (const step of failed) {
    const reason = plainText(step.failureReason ?? "No reason was given.").replace(/\n/g, "\n  ");
    tell(
      `${style("red", "error")} ${style("bold", `Step "${step.name}" failed`)}\n  ${reason}\n  ${style("cyan", "hint:")} ${hintFor(step, next)}`,
    );
  }
  if (failed.length === 0 && failureReason !== undefined)
    tell(`${style("red", "error")} ${plainText(failureReason)}`);
  if (status === "Stopped") tell(`Stopped. Go on with: ${style("bold", next.resume)}`);
}

function hintFor({ type }: StepDocument, { again, resume }: NextOnAws): string {
  if (type === "Fail")
    return `The pipeline ends so on purpose. Run it with other parameters or data: ${again} --param NAME=VALUE`;
  const group = LOG_GROUPS[type];
  const logs = group === undefined ? "" : `Its log is in CloudWatch under ${group}. `;
  return `${logs}Mend the cause, deploy and run again; with the same definition: ${resume}`;
}
