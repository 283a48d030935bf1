import type { Issue, IssuePath } from "./issue.ts";
import { listed, quoted } from "./wording.ts";

/** Issues of expressions, conditions and property files as they are written. */

export const expressionUnknown = (path: IssuePath, name: string): Issue => ({
  code: "EXPRESSION_UNKNOWN",
  path,
  message: `There is no function ${quoted(name)}.`,
  hint: "Use Get, Std:Join or Std:JsonGet.",
});

export const expressionMixed = (path: IssuePath, name: string): Issue => ({
  code: "EXPRESSION_MIXED",
  path,
  message: `An object with ${quoted(name)} is an expression and may have no other key.`,
  hint: "Remove the other keys, or rename this one.",
});

export const expressionNotAllowed = (path: IssuePath, place: string): Issue => ({
  code: "EXPRESSION_NOT_ALLOWED",
  path,
  message: `${place} is fixed when the pipeline is created; an expression is not allowed here.`,
  hint: "Write the value itself.",
});

export const expressionUncertain = (path: IssuePath, name: string): Issue => ({
  code: "EXPRESSION_UNCERTAIN",
  severity: "warning",
  path,
  message: `SageMaker's published schema wants ${name} written out; an expression may be refused.`,
  hint: "Write the value itself, or silence this once SageMaker has taken the pipeline.",
});

export const getMalformed = (path: IssuePath, text: string): Issue => ({
  code: "GET_MALFORMED",
  path,
  message: `${quoted(text)} is not the path of a Get.`,
  hint: "Write Parameters.<name>, Execution.<variable>, PipelineExperimentConfig.<member> or Steps.<step>.<property>.",
});

export const parameterUndeclared = (path: IssuePath, name: string, declared: Iterable<string>): Issue => ({
  code: "PARAMETER_UNDECLARED",
  path,
  message: `The parameter "${name}" is not declared.`,
  hint: `Add it to Parameters, or use one of those: ${listed(declared, "there are none")}.`,
});

export const executionVariableUnknown = (path: IssuePath, name: string, known: readonly string[]): Issue => ({
  code: "EXECUTION_VARIABLE_UNKNOWN",
  path,
  message: `There is no execution variable ${quoted(name)}.`,
  hint: `Use one of ${listed(known)}.`,
});

export const executionVariableMisplaced = (path: IssuePath, name: string): Issue => ({
  code: "EXECUTION_VARIABLE_MISPLACED",
  path,
  message: `Execution.${name} is the name of the job that the step itself starts, and this step starts no such job.`,
  hint: `Use it in a ${name === "TrainingJobName" ? "Training" : "Processing"} step, or read Steps.<step>.${name} of an earlier step.`,
});

export const experimentMemberUnknown = (path: IssuePath, name: string): Issue => ({
  code: "EXPERIMENT_MEMBER_UNKNOWN",
  path,
  message: `PipelineExperimentConfig has no member ${quoted(name)}.`,
  hint: "Use ExperimentName or TrialName.",
});

export const stepReadTooEarly = (path: IssuePath, text: string): Issue => ({
  code: "STEP_READ_TOO_EARLY",
  path,
  message: `${quoted(text)} is read before any step has run.`,
  hint: "Use parameters and execution variables here.",
});

export const stepPropertyUnknown = (
  path: IssuePath,
  text: string,
  type: string,
  wrong: string,
  known: readonly string[],
): Issue => ({
  code: "STEP_PROPERTY_UNKNOWN",
  path,
  message: `${quoted(text)} has no value: ${type} steps have no property ${quoted(wrong)} there.`,
  hint: `Use one of: ${listed(known, "nothing, a scalar has no members")}.`,
});

export const scalarExpected = (path: IssuePath, found: "a list" | "an object"): Issue => ({
  code: "SCALAR_EXPECTED",
  path,
  message: `A text, a number, a boolean or an expression is wanted here; found ${found}.`,
  hint: "Write one scalar, or an expression that comes to one.",
});

export const jsonGetSource = (path: IssuePath, given: "both" | "neither"): Issue => ({
  code: "JSON_GET_SOURCE",
  path,
  message: `Std:JsonGet needs either PropertyFile or S3Uri; ${given} ${given === "both" ? "are" : "is"} given.`,
  hint: given === "both" ? "Remove one of the two." : "Add PropertyFile, or S3Uri.",
});

export const jsonPathMalformed = (path: IssuePath, text: string): Issue => ({
  code: "JSON_PATH_MALFORMED",
  path,
  message: `${quoted(text)} is not a path to one value.`,
  hint: "Use dotted names, [0] and ['key'], as in metrics.mse.value; no wildcards, slices or filters.",
});

export const propertyFileReference = (path: IssuePath): Issue => ({
  code: "PROPERTY_FILE_REFERENCE",
  path,
  message: "PropertyFile must be a Get of Steps.<step>.PropertyFiles.<name>.",
  hint: 'Write {"Get": "Steps.<step>.PropertyFiles.<name>"}.',
});

export const propertyFileOutside = (path: IssuePath, text: string): Issue => ({
  code: "PROPERTY_FILE_OUTSIDE",
  path,
  message: `${quoted(text)} is a file, which only Std:JsonGet can read.`,
  hint: 'Write {"Std:JsonGet": {"PropertyFile": …, "Path": "<path in the file>"}}.',
});

export const propertyFileProducer = (path: IssuePath, step: string, type: string): Issue => ({
  code: "PROPERTY_FILE_PRODUCER",
  path,
  message: `"${step}" is a ${type} step; only Processing steps have property files.`,
  hint: "Read the file with S3Uri, or write it in a Processing step.",
});

export const propertyFileUndeclared = (
  path: IssuePath,
  step: string,
  name: string,
  declared: readonly string[],
): Issue => ({
  code: "PROPERTY_FILE_UNDECLARED",
  path,
  message: `The step "${step}" has no property file ${quoted(name)}.`,
  hint: `Add it to the step's PropertyFiles, or use one of those: ${listed(declared, "there are none")}.`,
});

export const propertyFileOutputUnknown = (
  path: IssuePath,
  output: string,
  known: readonly string[],
): Issue => ({
  code: "PROPERTY_FILE_OUTPUT_UNKNOWN",
  path,
  message: `The property file lies in the output ${quoted(output)}, which this step does not write to S3.`,
  hint: `Use the OutputName of an S3Output of this step: ${listed(known, "it has none")}.`,
});

export const propertyFilePathUpwards = (path: IssuePath, file: string): Issue => ({
  code: "PROPERTY_FILE_PATH_UPWARDS",
  severity: "warning",
  path,
  message: `${quoted(file)} goes upwards with "..", which a key in S3 cannot: there is nothing to read when the step has run.`,
  hint: "Give the path of the file below the output's folder.",
});

export const indexBeyondList = (
  path: IssuePath,
  step: string,
  list: string,
  index: number,
  count: number,
): Issue => ({
  code: "INDEX_BEYOND_LIST",
  severity: "warning",
  path,
  message: `${list} of the step "${step}" has ${count === 0 ? "no entry" : `the entries 0 to ${count - 1}`}: there is nothing at [${index}] when it has run.`,
  hint: "Use a lower index; the first entry is [0].",
});

export const outputParameterUndeclared = (
  path: IssuePath,
  step: string,
  name: string,
  declared: readonly string[],
): Issue => ({
  code: "OUTPUT_PARAMETER_UNDECLARED",
  path,
  message: `The step "${step}" does not declare the output ${quoted(name)}.`,
  hint: `Add it to the step's OutputParameters, or use one of those: ${listed(declared, "there are none")}.`,
});

export const outputUndeclared = (
  path: IssuePath,
  step: string,
  name: string,
  declared: Iterable<string>,
): Issue => ({
  code: "OUTPUT_UNDECLARED",
  severity: "warning",
  path,
  message: `The step "${step}" declares no output ${quoted(name)}: there is nothing to read when it has run.`,
  hint: `Add it to ProcessingOutputConfig.Outputs of that step, or use one of those: ${listed(declared, "there are none")}.`,
});

export const objectiveUndeclared = (path: IssuePath, name: string, declared: Iterable<string>): Issue => ({
  code: "OBJECTIVE_UNDECLARED",
  severity: "warning",
  path,
  message: `The jobs have no metric ${quoted(name)} in their MetricDefinitions, so nothing can be tuned by it.`,
  hint: `Add it to AlgorithmSpecification.MetricDefinitions, or use one of those: ${listed(declared)}.`,
});

export const metricUndeclared = (
  path: IssuePath,
  step: string,
  name: string,
  declared: Iterable<string>,
): Issue => ({
  code: "METRIC_UNDECLARED",
  severity: "warning",
  path,
  message: `The step "${step}" declares no metric ${quoted(name)}: there is nothing to read when it has run.`,
  hint: `Add it to AlgorithmSpecification.MetricDefinitions of that step, or use one of those: ${listed(declared, "there are none")}.`,
});

export const conditionTypeUnknown = (path: IssuePath, type: string, known: readonly string[]): Issue => ({
  code: "CONDITION_TYPE_UNKNOWN",
  path,
  message: `There is no condition type ${quoted(type)}.`,
  hint: `Use one of ${listed(known)}.`,
});

export const conditionsEmpty = (path: IssuePath): Issue => ({
  code: "CONDITIONS_EMPTY",
  severity: "warning",
  path,
  message: "Without conditions the If branch is always taken.",
  hint: "Add a condition, or move the steps out of the Condition step.",
});

export const conditionNested = (path: IssuePath, name: string): Issue => ({
  code: "CONDITION_NESTED",
  severity: "warning",
  path,
  message: `"${name}" is a Condition in a branch of another one; SageMaker's guide calls this unsupported.`,
  hint: "Combine the conditions with Or and Not in one Condition step, if SageMaker refuses the pipeline.",
});
