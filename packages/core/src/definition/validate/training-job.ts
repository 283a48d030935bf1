import { argumentMissing, argumentsAmbiguous } from "../../issues.ts";
import type { JsonObject } from "../../json.ts";
import { plainObject } from "./entries.ts";
import { checkExclusive } from "./exclusive-members.ts";
import { below, here, type Report } from "./report.ts";

/** What the API calls optional since jobs may be serverless, and other jobs cannot do without. */
const PRACTICALLY_REQUIRED = ["AlgorithmSpecification", "ResourceConfig", "StoppingCondition"];

/** What a training job needs beyond what its request must have. The report stands at the request. */
export function checkTrainingJob(job: JsonObject, report: Report): void {
  if (job.ServerlessJobConfig !== undefined) return;
  for (const name of PRACTICALLY_REQUIRED) {
    if (job[name] === undefined) {
      report.issues.push({ ...argumentMissing(here(report), name, "Training"), severity: "warning" });
    }
  }
  checkMachines(job, report);
}

/** The same of one kind of jobs that a tuning step starts: the API itself wants most of it there. */
export function checkMachines(job: JsonObject, report: Report): void {
  const algorithm = plainObject(job.AlgorithmSpecification);
  if (algorithm) {
    // Of both and of neither the API's own words are that the job "might" break.
    below(report, "AlgorithmSpecification", () =>
      checkExclusive(algorithm, ["TrainingImage", "AlgorithmName"], report, {
        none: "warning",
        several: "warning",
      }),
    );
  }
  const machines = plainObject(job.ResourceConfig);
  if (machines?.InstanceGroups === undefined || machines.InstanceGroups === null) return;
  const other = ["InstanceType", "InstanceCount"].find(
    (name) => machines[name] !== undefined && machines[name] !== null,
  );
  if (other === undefined) return;
  const names = ["InstanceGroups", other];
  report.issues.push(argumentsAmbiguous(here(report, "ResourceConfig"), names, names));
}
