import { lineageEmpty, propertyUnknown, valueNotOneOf } from "../../issues.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";
import type { ForEachStep } from "../step.ts";
import { checkChannels, checkProcessingPaths } from "./argument-limits.ts";
import { textMember } from "./members.ts";
import { checkOutputParameters } from "./output-parameters.ts";
import { checkPropertyFiles } from "./property-files.ts";
import { below, here, type Report } from "./report.ts";

type Rule = (step: JsonObject, args: JsonObject, report: Report) => void;

const none: Rule = () => {};

const processing: Rule = (step, args, report) => {
  below(report, "Arguments", () => checkProcessingPaths(args, report));
  checkPropertyFiles(step, report);
};

const check =
  (types: readonly string[], withModelName: readonly string[]): Rule =>
  (step, args, report) => {
    below(report, "Arguments", () => checkProcessingPaths(args, report));
    const type = textMember(step, "CheckType", "The check's type", report);
    if (type !== undefined && !types.includes(type)) {
      report.issues.push(valueNotOneOf(here(report, "CheckType"), type, types));
    } else if (type !== undefined && step.ModelName !== undefined && !withModelName.includes(type)) {
      const known = Object.keys(step).filter((key) => key !== "ModelName");
      report.issues.push(propertyUnknown(here(report, "ModelName"), "ModelName", known));
    }
  };

const autoMl: Rule = (_, args, report) => {
  const config = args.AutoMLJobConfig;
  const mode = isJsonObject(config) ? config.Mode : undefined;
  if (typeof mode !== "string" || mode === "ENSEMBLING") return;
  report.issues.push(
    valueNotOneOf(here(report, "Arguments", "AutoMLJobConfig", "Mode"), mode, ["ENSEMBLING"]),
  );
};

const lineage: Rule = (_, args, report) => {
  if (Object.keys(args).length === 0) report.issues.push(lineageEmpty(here(report, "Arguments")));
};

/** What holds for one step type only. The report stands at the step. */
export const STEP_RULES: ForEachStep<Rule> = {
  Processing: processing,
  Training: (_, args, report) => below(report, "Arguments", () => checkChannels(args, report)),
  Tuning: none,
  Transform: none,
  Model: none,
  RegisterModel: none,
  Condition: none,
  Lambda: (step, _, report) => checkOutputParameters(step, report),
  Callback: (step, _, report) => checkOutputParameters(step, report),
  Fail: none,
  EMR: none,
  EMRServerless: none,
  AutoML: autoMl,
  QualityCheck: check(["DATA_QUALITY", "MODEL_QUALITY"], []),
  ClarifyCheck: check(
    ["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"],
    ["MODEL_BIAS", "MODEL_EXPLAINABILITY"],
  ),
  EndpointConfig: none,
  Endpoint: none,
  InferenceComponent: none,
  Lineage: lineage,
  BedrockCustomModel: none,
  BedrockCustomModelDeployment: none,
  BedrockModelImport: none,
  BedrockProvisionedModelThroughput: none,
};
