import type { Issue, IssuePath } from "@sagewright/core";

export const refMisused = (expression: string, use: string): Issue => ({
  code: "REF_MISUSED",
  path: [],
  message: `A value known only when the pipeline runs, ${expression}, was used as ${use}.`,
  hint: 'Write join("/", …, ref) or the tag text in front of the template literal; hand the ref itself to a prop of a step.',
});

export const s3UriMalformed = (beginning: string): Issue => ({
  code: "S3_URI_MALFORMED",
  path: [],
  message: `An s3Uri\`…\` begins with ${beginning}.`,
  hint: "Let it begin with s3:// or with a ref to an S3 URI; use text`…` for any other text.",
});

export const keyNotQuotable = (key: string): Issue => ({
  code: "KEY_NOT_QUOTABLE",
  path: [],
  message: `The name ${JSON.stringify(key)} holds a single quote, which no reference can say.`,
  hint: "Rename the output, metric or key.",
});

export const reportPathUnknown = (step: string, report: string, path: string): Issue => ({
  code: "REPORT_PATH_UNKNOWN",
  path: ["steps", step, "reports", report],
  message: `The shape of report "${report}" has no scalar at ${JSON.stringify(path)}.`,
  hint: "Give the path of a scalar in the schema: dotted names, [0] for items, ['key'] for other names.",
});

export const jsonFilePathUnknown = (path: string): Issue => ({
  code: "JSON_FILE_PATH_UNKNOWN",
  path: [],
  message: `The shape of a JSON file has no scalar at ${JSON.stringify(path)}.`,
  hint: "Give the path of a scalar in the schema: dotted names, [0] for items, ['key'] for other names.",
});

export const notAParameter = (name: string): Issue => ({
  code: "NOT_A_PARAMETER",
  path: ["params", name],
  message: `What the pipeline gives as parameter "${name}" was not returned by defineParams().`,
  hint: "Define the parameters with defineParams({ … }) and give its result as `params`.",
});

export const parameterRenamed = (key: string, name: string): Issue => ({
  code: "PARAMETER_RENAMED",
  path: ["params", key],
  message: `The parameter "${name}" is given to the pipeline as "${key}", and has one name only.`,
  hint: `Give it as "${name}".`,
});

const stepPath = (step: string) => ["steps", step] as const;

export const roleMissing = (step: string): Issue => ({
  code: "ROLE_MISSING",
  path: [...stepPath(step), "role"],
  message: `Step "${step}" runs with an IAM role, and neither it nor the pipeline names one.`,
  hint: "Give `role` to pipeline(), to the step, or in sagewright.config.ts.",
});

export const bucketMissing = (step: string, purpose: string): Issue => ({
  code: "BUCKET_MISSING",
  path: [...stepPath(step)],
  message: `Step "${step}" needs a bucket for ${purpose}, and the pipeline names none.`,
  hint: "Give `bucket` to pipeline() or in sagewright.config.ts, or an S3 URI in the step.",
});

export const functionImageMissing = (step: string): Issue => ({
  code: "FUNCTION_IMAGE_MISSING",
  path: [...stepPath(step), "image"],
  message: `Function step "${step}" runs in a container with Node, and nothing names an image.`,
  hint: "Give `functionImage` to pipeline() or in sagewright.config.ts, or `image` to the step.",
});

export const codeEntryPointMissing = (step: string): Issue => ({
  code: "CODE_ENTRY_POINT_MISSING",
  path: [...stepPath(step), "code"],
  message: `Step "${step}" does not say which file of its code to run.`,
  hint: "Give `entryPoint`, the path of the script below the folder.",
});

export const functionInputKindUnknown = (step: string, input: string): Issue => ({
  code: "FUNCTION_INPUT_KIND_UNKNOWN",
  path: [...stepPath(step), "inputs", input],
  message: `Whether input "${input}" of "${step}" is a text, a number or a boolean is known only when the pipeline runs.`,
  hint: 'Wrap it in join("", …), and convert the text in `run`.',
});

export const functionInputReserved = (step: string, input: string): Issue => ({
  code: "FUNCTION_INPUT_RESERVED",
  path: [...stepPath(step), "inputs", input],
  message: `Function step "${step}" has an input named "${input}", the place of its own code.`,
  hint: "Give the input another name.",
});

export const inputReserved = (step: string): Issue => ({
  code: "INPUT_RESERVED",
  path: [...stepPath(step), "inputs", "code"],
  message: `Step "${step}" has both \`code\` and an input named "code".`,
  hint: "Give the input another name.",
});

export const reportFileOutside = (step: string, report: string, file: string): Issue => ({
  code: "REPORT_FILE_OUTSIDE",
  path: [...stepPath(step), "reports", report, "file"],
  message: `Report "${report}" of step "${step}" has the file ${JSON.stringify(file)}, which does not lie in its output.`,
  hint: "Give a path that starts at the folder of the output, such as evaluation.json, without `..`.",
});

export const entrypointTwice = (step: string): Issue => ({
  code: "ENTRYPOINT_TWICE",
  path: [...stepPath(step), "entrypoint"],
  message: `Step "${step}" has both \`code\` and \`entrypoint\`, and each says what to run.`,
  hint: "Keep one; what runs the code of a processing step is said by `command`.",
});

export const dependenciesUnused = (step: string): Issue => ({
  code: "DEPENDENCIES_UNUSED",
  path: [...stepPath(step), "dependencies"],
  message: `Step "${step}" has \`dependencies\`, and no local \`code\` that they could be packed with.`,
  hint: "Put them into the archive that `code` names, or give local code.",
});

export const parameterRangeInvalid = (step: string, hyperParameter: string, reason: string): Issue => ({
  code: "PARAMETER_RANGE_INVALID",
  path: [...stepPath(step), "parameterRanges", hyperParameter],
  message: `Step "${step}": the range of "${hyperParameter}" ${reason}.`,
  hint: 'Give { type: "Continuous" or "Integer", minValue, maxValue } from low to high, or { type: "Categorical", values: […] }; logarithmic ones begin above 0.',
});

export const tuningOutputPathsDiffer = (step: string): Issue => ({
  code: "TUNING_OUTPUT_PATHS_DIFFER",
  path: [...stepPath(step), "trainingJobDefinitions"],
  message: `The definitions of tuning step "${step}" write below different \`outputPath\`s, so where the best model lies is not known.`,
  hint: "Give all of them one `outputPath`; each training job has a folder of its own below it.",
});

export const stepPropInvalid = (
  step: string,
  prop: string,
  expected: "a list" | "a function" | "an object" | "a number that is known now",
): Issue => ({
  code: "STEP_PROP_INVALID",
  path: [...stepPath(step), prop],
  message: `Step "${step}": \`${prop}\` is not ${expected}.`,
  hint: `Give ${expected}${expected === "a list" ? " in square brackets, also of one" : ""}.`,
});

/** @param lister the function or the step that was given it */
export const notACondition = (lister: string, path: IssuePath): Issue => ({
  code: "NOT_A_CONDITION",
  path,
  message: `${lister} lists something that no comparison returned.`,
  hint: "List the results of equals(), lessThan(), and(), or(), not() and so on.",
});

export const valueNotJson = (step: string, where: readonly (string | number)[], found: string): Issue => ({
  code: "VALUE_NOT_JSON",
  path: [...stepPath(step), ...where],
  message: `Step "${step}" holds ${found}, which JSON cannot say.`,
  hint: "Use text, finite numbers, booleans, null, arrays, plain objects and refs.",
});

export const valueOutOfRange = (
  step: string,
  prop: string,
  value: number,
  from: number,
  to: number,
): Issue => ({
  code: "VALUE_OUT_OF_RANGE",
  path: [...stepPath(step), prop],
  message: `Step "${step}": ${prop} is ${String(value)}, and must be a whole number from ${from} to ${to}.`,
  hint: `Give a whole number from ${from} to ${to}.`,
});

export const parameterDefaultNotFinite = (name: string, value: number): Issue => ({
  code: "PARAMETER_DEFAULT_NOT_FINITE",
  path: ["params", name, "DefaultValue"],
  message: `The default of parameter "${name}" is ${value}, which JSON cannot say.`,
  hint: "Give a finite number, or no default.",
});

export const stepNotListed = (
  reader: string,
  how: "reads an output of" | "depends on",
  source: string,
): Issue => ({
  code: "STEP_NOT_LISTED",
  path: [...stepPath(reader)],
  message: `Step "${reader}" ${how} "${source}", which is not in the pipeline.`,
  hint: `Add "${source}" to \`steps\` in pipeline(), before "${reader}".`,
});

export const stepListedTwice = (step: string): Issue => ({
  code: "STEP_LISTED_TWICE",
  path: [...stepPath(step)],
  message: `Step "${step}" is listed more than once.`,
  hint: "List each step once: in `steps` of pipeline(), or in one branch of one condition.",
});

export const pipelineNameInvalid = (name: string): Issue => ({
  code: "PIPELINE_NAME_INVALID",
  path: ["name"],
  message: `SageMaker refuses ${JSON.stringify(name)} as the name of a pipeline.`,
  hint: "Use 1 to 256 letters, digits and hyphens, the first and the last no hyphen.",
});

export const pipelineDescriptionTooLong = (characters: number, most: number): Issue => ({
  code: "PIPELINE_DESCRIPTION_TOO_LONG",
  path: ["description"],
  message: `The description has ${characters} characters, and may have ${most}.`,
  hint: "Shorten it.",
});

export const bucketInvalid = (bucket: string): Issue => ({
  code: "BUCKET_INVALID",
  path: ["bucket"],
  message: `S3 has no bucket named ${JSON.stringify(bucket)}.`,
  hint: "Give the name alone, without s3:// and without a prefix: 3 to 63 lower-case letters, digits, dots and hyphens.",
});

export const stepsMissing = (): Issue => ({
  code: "STEPS_MISSING",
  path: ["steps"],
  message: "The pipeline has no steps.",
  hint: "List at least one in `steps` of pipeline(), outside of empty groups and of branches that are never taken.",
});

export const notAStep = (where: readonly (string | number)[]): Issue => ({
  code: "NOT_A_STEP",
  path: where,
  message: "The list holds something that no step.…() returned.",
  hint: "List the results of step.processing(), step.training() and so on themselves, not their names.",
});

export * from "./composition-issues.ts";
export * from "./lambda-function-issues.ts";
export * from "./prop-issues.ts";
export * from "./silence-issues.ts";
