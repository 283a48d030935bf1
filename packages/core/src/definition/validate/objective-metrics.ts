import { objectiveUndeclared } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { eachEntry } from "./entries.ts";
import { metricNames } from "./named-entries.ts";
import { here, type Report } from "./report.ts";

/**
 * Warns of a tuning job that is to be judged by a metric that its jobs do not have. An algorithm of SageMaker's own has
 * metrics that nobody declares. The report stands at the arguments.
 */
export function checkObjectives(args: JsonObject, report: Report): void {
  const config = args.HyperParameterTuningJobConfig;
  if (isJsonObject(config)) {
    const at = ["HyperParameterTuningJobConfig", "HyperParameterTuningJobObjective"];
    checkObjective(config.HyperParameterTuningJobObjective, args.TrainingJobDefinition, at, report);
  }
  eachEntry(args.TrainingJobDefinitions, ["TrainingJobDefinitions"], report, (job) =>
    checkObjective(job.TuningObjective, job, ["TuningObjective"], report),
  );
}

function checkObjective(
  objective: JsonValue | undefined,
  job: JsonValue | undefined,
  at: readonly string[],
  report: Report,
): void {
  if (!isJsonObject(objective) || !isJsonObject(job)) return;
  const algorithm = job.AlgorithmSpecification;
  if (!isJsonObject(algorithm) || algorithm.TrainingImage === undefined) return;
  const names = metricNames(job);
  const name = objective.MetricName;
  if (typeof name !== "string" || names === undefined || names.size === 0 || names.has(name)) return;
  report.issues.push(objectiveUndeclared(here(report, ...at, "MetricName"), name, names));
}
