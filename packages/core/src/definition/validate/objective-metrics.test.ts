import { expect, it } from "vitest";
import { issuesOf } from "../../../test/definitions.ts";
import type { JsonObject, JsonValue } from "../../json.ts";

const metrics = (...names: readonly JsonValue[]) => ({
  TrainingImage: "img:1",
  TrainingInputMode: "File",
  MetricDefinitions: names.map((Name) => ({ Name, Regex: "x=(.*)" })),
});

const found = (args: JsonObject) =>
  issuesOf({ Name: "T", Type: "Tuning", Arguments: args }).filter((issue) => issue.startsWith("OBJECTIVE"));

const tuning = (AlgorithmSpecification: JsonValue, MetricName: JsonValue = "auc") =>
  found({
    HyperParameterTuningJobConfig: { HyperParameterTuningJobObjective: { Type: "Maximize", MetricName } },
    TrainingJobDefinition: { AlgorithmSpecification },
  });

it("warns of an objective that the given metrics do not name", () => {
  expect(tuning(metrics("loss", "rmse"))).toEqual([
    "OBJECTIVE_UNDECLARED? Steps[0].Arguments.HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.MetricName",
  ]);
});

it("looks at each of several kinds of jobs", () => {
  const job = (name: string) => ({
    TuningObjective: { Type: "Maximize", MetricName: "auc" },
    AlgorithmSpecification: metrics(name),
  });
  expect(found({ TrainingJobDefinitions: [job("auc"), job("loss")] })).toEqual([
    "OBJECTIVE_UNDECLARED? Steps[0].Arguments.TrainingJobDefinitions[1].TuningObjective.MetricName",
  ]);
});

it.each<[string, JsonValue, JsonValue?]>([
  ["is among them", metrics("loss", "auc")],
  ["belongs to an algorithm that declares none", { TrainingImage: "img:1", TrainingInputMode: "File" }],
  ["belongs to an empty list", metrics()],
  ["belongs to an algorithm known by name", { AlgorithmName: "a", MetricDefinitions: [{ Name: "loss" }] }],
  ["is only known in the run", metrics("loss"), { Get: "Parameters.Text" }],
  ["may be a metric that is only known in the run", metrics("loss", { Get: "Parameters.Text" })],
  ["stands over something else than an algorithm", 1],
])("says nothing of an objective that %s", (_, algorithm, objective) => {
  expect(tuning(algorithm, objective)).toEqual([]);
});
