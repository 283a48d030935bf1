import { expressionUncertain } from "../../issues.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { isExpression } from "../expression.ts";
import { here, type Report } from "./report.ts";

const RANGES = ["ContinuousParameterRanges", "IntegerParameterRanges"];
const RANGE_HOLDERS = [
  "HyperParameterTuningJobConfig.ParameterRanges",
  "TrainingJobDefinition.HyperParameterRanges",
  "TrainingJobDefinitions.*.HyperParameterRanges",
];

/** Members that the published schema types as plain enumerations; `*` stands for each entry of a list. */
const ENUMS = {
  Tuning: [
    "HyperParameterTuningJobConfig.Strategy",
    "HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType",
    ...RANGE_HOLDERS.flatMap((holder) => RANGES.map((range) => `${holder}.${range}.*.ScalingType`)),
  ],
  AutoML: ["ProblemType", "AutoMLJobConfig.Mode"],
  Model: ["PrimaryContainer.Mode", "Containers.*.Mode"],
} as const;

const PATHS = {
  Tuning: ENUMS.Tuning.map((path) => path.split(".")),
  AutoML: ENUMS.AutoML.map((path) => path.split(".")),
  Model: ENUMS.Model.map((path) => path.split(".")),
};

/** Warns of expressions in them: the service takes some of those, which ones is not said. The report stands at the arguments. */
export function checkEnums(args: JsonObject, type: keyof typeof PATHS, report: Report): void {
  for (const path of PATHS[type]) checkAt(args, path, 0, report);
}

function checkAt(value: JsonValue | undefined, path: readonly string[], at: number, report: Report): void {
  const name = path[at];
  if (name === undefined) {
    if (isExpression(value)) report.issues.push(expressionUncertain(here(report), path.at(-1) ?? ""));
  } else if (name === "*") {
    if (!Array.isArray(value)) return;
    for (const [index, entry] of value.entries()) checkBelow(entry, index, path, at, report);
  } else if (isJsonObject(value) && !isExpression(value)) checkBelow(value[name], name, path, at, report);
}

function checkBelow(
  value: JsonValue | undefined,
  key: string | number,
  path: readonly string[],
  at: number,
  report: Report,
): void {
  if (typeof value !== "object" || value === null) return;
  report.path.push(key);
  checkAt(value, path, at + 1, report);
  report.path.pop();
}
