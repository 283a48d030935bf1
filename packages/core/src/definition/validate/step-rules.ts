import {
  argumentMissing,
  argumentOwned,
  expressionUncertain,
  lineageEmpty,
  propertyUnknown,
  textTooLong,
  valueNotOneOf,
} from "../../issues.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";
import { MAX_FAIL_MESSAGE_CHARACTERS } from "../../limits.ts";
import { charactersBeyond } from "../characters-beyond.ts";
import { isExpression } from "../expression.ts";
import type { ForEachStep } from "../step.ts";
import { STEP_FACTS } from "../step-facts.ts";
import { checkFunctionArn, checkQueueUrl } from "./addresses.ts";
import { checkChannels } from "./channels.ts";
import { plainObject } from "./entries.ts";
import { checkEnums } from "./enums.ts";
import { checkExclusive } from "./exclusive-members.ts";
import { textMember } from "./members.ts";
import { checkModelContainers } from "./model-containers.ts";
import { checkObjectives } from "./objective-metrics.ts";
import { checkOutputParameters } from "./output-parameters.ts";
import { checkParameterRanges } from "./parameter-ranges.ts";
import { checkProcessingPaths } from "./processing-paths.ts";
import { checkPropertyFiles } from "./property-files.ts";
import { below, here, type Report } from "./report.ts";
import { checkSpot, checkSpotOfTuning } from "./spot.ts";
import { checkMachines, checkTrainingJob } from "./training-job.ts";
import { eachTuningJob } from "./tuning-jobs.ts";

type Rule = (step: JsonObject, args: JsonObject, report: Report) => void;

const none: Rule = () => {};

const processing: Rule = (step, args, report) => {
  below(report, "Arguments", () => checkProcessingPaths(args, report));
  checkPropertyFiles(step, report);
};

/** A rule that looks at the arguments only. Where there are none, that is reported already. */
const ofArguments =
  (check: (args: JsonObject, report: Report) => void): Rule =>
  (step, args, report) => {
    if (plainObject(step.Arguments)) below(report, "Arguments", () => check(args, report));
  };

const training = ofArguments((args, report) => {
  checkTrainingJob(args, report);
  checkChannels(args, report);
  checkSpot(args, report);
  checkOwnName(args, report);
});

/** The name that the Python SDK's estimators make up and its pipelines take out again. */
function checkOwnName({ HyperParameters: values }: JsonObject, report: Report): void {
  const name = "sagemaker_job_name";
  if (!isJsonObject(values) || values[name] === undefined) return;
  const owner =
    "the service names the job, and a name that differs in each definition would defeat the cache";
  report.issues.push(argumentOwned(here(report, "HyperParameters", name), name, owner));
}

const tuning = ofArguments((args, report) => {
  checkJobsOfTuning(args, report);
  eachTuningJob(args, report, (job) => checkMachines(job, report));
  checkSpotOfTuning(args, report);
  checkEnums(args, "Tuning", report);
  checkParameterRanges(args, report);
  checkObjectives(args, report);
});

function checkJobsOfTuning(args: JsonObject, report: Report): void {
  const names = ["TrainingJobDefinition", "TrainingJobDefinitions"];
  checkExclusive(args, names, report, { none: "warning", several: "error" });
}

const model = ofArguments((args, report) => {
  checkEnums(args, "Model", report);
  checkModelContainers(args, report);
});

/** The service shows no more of a message; that it refuses a longer one is not said. */
const fail: Rule = (_, { ErrorMessage: message }, report) => {
  const maximum = MAX_FAIL_MESSAGE_CHARACTERS;
  const characters = typeof message === "string" ? charactersBeyond(message, maximum) : undefined;
  if (characters === undefined) return;
  const issue = textTooLong(here(report, "Arguments", "ErrorMessage"), characters, maximum);
  report.issues.push({ ...issue, severity: "warning" });
};

const lambda: Rule = (step, _, report) => {
  checkOutputParameters(step, report);
  checkFunctionArn(step, report);
  if (!isExpression(step.FunctionArn)) return;
  report.issues.push(expressionUncertain(here(report, "FunctionArn"), "FunctionArn"));
};

const callback: Rule = (step, _, report) => {
  checkOutputParameters(step, report);
  checkQueueUrl(step, report);
};

const checkType =
  (types: readonly string[]): Rule =>
  (step, args, report) => {
    below(report, "Arguments", () => checkProcessingPaths(args, report));
    const type = textMember(step, "CheckType", "The check's type", report);
    if (type === undefined || types.includes(type)) return;
    report.issues.push(valueNotOneOf(here(report, "CheckType"), type, types));
  };

const qualityCheck = checkType(["DATA_QUALITY", "MODEL_QUALITY"]);
const biasCheck = checkType(["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"]);

const clarifyCheck: Rule = (step, args, report) => {
  biasCheck(step, args, report);
  // Data is checked without a model.
  if (step.CheckType !== "DATA_BIAS" || step.ModelName === undefined) return;
  const known = STEP_FACTS.ClarifyCheck.keys.filter((key) => key !== "ModelName");
  report.issues.push(propertyUnknown(here(report, "ModelName"), "ModelName", known));
};

const autoMl: Rule = (_, args, report) => {
  below(report, "Arguments", () => checkEnums(args, "AutoML", report));
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

/** The service takes a version of a group, or a package of its own name; nothing else. */
const registerModel: Rule = (_, args, report) => {
  if (args.ModelPackageGroupName !== undefined || args.ModelPackageName !== undefined) return;
  report.issues.push(argumentMissing(here(report, "Arguments"), "ModelPackageGroupName", "RegisterModel"));
};

/** What holds for one step type only. The report stands at the step. */
export const STEP_RULES: ForEachStep<Rule> = {
  Processing: processing,
  Training: training,
  Tuning: tuning,
  Transform: none,
  Model: model,
  RegisterModel: registerModel,
  Condition: none,
  Lambda: lambda,
  Callback: callback,
  Fail: fail,
  EMR: none,
  EMRServerless: none,
  AutoML: autoMl,
  QualityCheck: qualityCheck,
  ClarifyCheck: clarifyCheck,
  EndpointConfig: none,
  Endpoint: none,
  InferenceComponent: none,
  Lineage: lineage,
  BedrockCustomModel: none,
  BedrockCustomModelDeployment: none,
  BedrockModelImport: none,
  BedrockProvisionedModelThroughput: none,
};
