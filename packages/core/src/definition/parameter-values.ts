import { type Checked, checked, type Issue, type IssuePath } from "../issue.ts";
import { MAX_START_PARAMETERS, MAX_START_VALUE_CHARACTERS } from "../limits.ts";
import {
  parameterNotInEnum,
  parametersTooMany,
  parameterUndefined,
  parameterUnknown,
  parameterValueTooLong,
  parameterValueTooShort,
  parameterValueType,
} from "../value-issues.ts";
import { charactersBeyond } from "./characters-beyond.ts";
import type { PipelineDefinition } from "./definition.ts";
import type { Parameter } from "./parameter.ts";
import { type ParameterValue, parseScalarText } from "./scalar-text.ts";

/**
 * The value of every parameter for one execution: what the start request gives, else the default.
 * `overrides` are texts, as in the request; the values come back typed, in declared order.
 *
 * Issues: PARAMETERS_TOO_MANY, PARAMETER_UNKNOWN, PARAMETER_UNDEFINED, PARAMETER_VALUE_TYPE,
 * PARAMETER_VALUE_TOO_SHORT, PARAMETER_VALUE_TOO_LONG, PARAMETER_NOT_IN_ENUM.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html
 */
export function parameterValues(
  definition: Pick<PipelineDefinition, "Parameters">,
  overrides: Readonly<Record<string, string>>,
): Checked<ReadonlyMap<string, ParameterValue>> {
  const declared = definition.Parameters ?? [];
  const given = new Map(Object.entries(overrides));
  const issues: Issue[] = [];
  const values = new Map<string, ParameterValue>();

  if (given.size > MAX_START_PARAMETERS) issues.push(parametersTooMany(given.size));
  const names = new Set(declared.map((parameter) => parameter.Name));
  for (const name of given.keys()) {
    if (!names.has(name)) issues.push(parameterUnknown(name, names));
  }
  for (const [index, parameter] of declared.entries()) {
    const text = given.get(parameter.Name);
    const value =
      text === undefined ? defaultValue(parameter, index, issues) : givenValue(parameter, text, issues);
    if (value !== undefined) values.set(parameter.Name, value);
  }
  return checked(values, issues);
}

function givenValue(parameter: Parameter, text: string, issues: Issue[]): ParameterValue | undefined {
  const path = ["PipelineParameters", parameter.Name];
  const type = parameter.Type ?? "String";
  if (type === "String" && text === "") {
    issues.push(parameterValueTooShort(path, parameter.Name));
    return undefined;
  }
  const characters = charactersBeyond(text, MAX_START_VALUE_CHARACTERS);
  if (characters !== undefined) {
    issues.push(parameterValueTooLong(path, parameter.Name, characters));
    return undefined;
  }
  const value = parseScalarText(type, text);
  if (value === undefined) issues.push(parameterValueType(path, parameter.Name, type, JSON.stringify(text)));
  return inEnum(parameter, value, path, issues);
}

function defaultValue(parameter: Parameter, index: number, issues: Issue[]): ParameterValue | undefined {
  if (parameter.DefaultValue === undefined) {
    issues.push(parameterUndefined(["Parameters", index], parameter.Name));
    return undefined;
  }
  const path = ["Parameters", index, "DefaultValue"];
  const type = parameter.Type ?? "String";
  const value = typedDefault(type, parameter.DefaultValue);
  if (value === undefined) {
    issues.push(parameterValueType(path, parameter.Name, type, JSON.stringify(parameter.DefaultValue)));
  }
  return inEnum(parameter, value, path, issues);
}

function typedDefault(
  type: ParameterValue["type"],
  value: string | number | boolean,
): ParameterValue | undefined {
  if (type === "String") return typeof value === "string" ? { type, value } : undefined;
  if (type === "Boolean") return typeof value === "boolean" ? { type, value } : undefined;
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  if (type === "Float") return { type, value };
  return Number.isInteger(value) ? parseScalarText(type, String(BigInt(value))) : undefined;
}

function inEnum(
  parameter: Parameter,
  value: ParameterValue | undefined,
  path: IssuePath,
  issues: Issue[],
): ParameterValue | undefined {
  const allowed = parameter.EnumValues;
  if (value?.type === "String" && allowed !== undefined && !allowed.includes(value.value)) {
    issues.push(parameterNotInEnum(path, parameter.Name, value.value, allowed));
    return undefined;
  }
  return value;
}
