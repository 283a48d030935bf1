import { formatIssuePath, type Issue, type IssuePath, SagewrightError } from "../issue.ts";
import type { JsonValue } from "../json.ts";
import { expressionUnresolvable, referenceUndefined, valueNotScalar } from "../value-issues.ts";
import { listed } from "../wording.ts";
import {
  type Expression,
  type GetExpression,
  isExpression,
  type JoinExpression,
  type JsonGetExpression,
} from "./expression.ts";
import { isFloatProperty } from "./float-property.ts";
import { type GetPath, parseGetPath, propertyFileOf } from "./get-path.ts";
import { jsonGet } from "./json-get.ts";
import { lookUpProperty } from "./property-lookup.ts";
import type { ParameterValue } from "./scalar-text.ts";
import type { JsonSource, ResolvedScalar, Scope } from "./scope.ts";
import { stringifyScalar } from "./stringify-scalar.ts";

/**
 * The value that an expression has in `scope`.
 *
 * Throws REFERENCE_UNDEFINED, VALUE_NOT_SCALAR, EXPRESSION_UNRESOLVABLE, the JSON_GET_ codes, and what
 * `scope.readJson` throws.
 */
function resolveExpression(expression: Expression, scope: Scope, path: IssuePath): ResolvedScalar {
  if ("Get" in expression) return resolveGet(expression, scope, path);
  if ("Std:Join" in expression) return resolveJoin(expression, scope, [...path, "Std:Join"]);
  if ("Std:JsonGet" in expression) return resolveJsonGet(expression, scope, [...path, "Std:JsonGet"]);
  throw failure(expressionUnresolvable(path, `There is no function "${Object.keys(expression)[0]}".`));
}

/** A literal as it is, or the value of an expression; what is neither a text, a number nor a boolean is refused. */
export function resolveScalar(value: unknown, scope: Scope, path: IssuePath): ResolvedScalar {
  if (isExpression(value)) return resolveExpression(value, scope, path);
  if (isScalar(value)) return value;
  throw failure(valueNotScalar(path, "The value", kindOf(value)));
}

const isScalar = (value: unknown): value is string | number | bigint | boolean =>
  ["string", "number", "bigint", "boolean"].includes(typeof value);

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : "an object";
}

function resolveGet({ Get: text }: GetExpression, scope: Scope, path: IssuePath): ResolvedScalar {
  const get = parseGetPath(text);
  if (get === undefined) throw failure(expressionUnresolvable(path, `"${text}" is not a reference.`));
  switch (get.root) {
    case "Parameters": {
      const value = scope.parameters.get(get.name);
      if (value !== undefined) return scalarOf(value);
      throw failure(referenceUndefined(path, text, `Declare "${get.name}" under Parameters.`));
    }
    case "Execution": {
      const variables: Readonly<Record<string, string | undefined>> = scope.execution;
      const value = Object.hasOwn(variables, get.variable) ? variables[get.variable] : undefined;
      if (value !== undefined) return value;
      throw failure(referenceUndefined(path, text, EXECUTION_HINT));
    }
    case "PipelineExperimentConfig": {
      const names: Readonly<Record<string, string | undefined>> = scope.experiment ?? {};
      const value = Object.hasOwn(names, get.member) ? names[get.member] : undefined;
      if (value !== undefined) return value;
      throw failure(
        referenceUndefined(path, text, "Give the pipeline a PipelineExperimentConfig with that member."),
      );
    }
    case "Steps":
      return resolveProperty(get, text, scope, path);
  }
}

const EXECUTION_HINT =
  "TrainingJobName and ProcessingJobName have a value only inside a step that starts such a job; the other variables are PipelineName, PipelineArn, PipelineExecutionId, PipelineExecutionArn, StartDateTime and CurrentDateTime.";

const scalarOf = (parameter: ParameterValue): ResolvedScalar =>
  parameter.type === "Float" ? { float: parameter.value } : parameter.value;

function resolveProperty(
  get: Extract<GetPath, { root: "Steps" }>,
  text: string,
  scope: Scope,
  path: IssuePath,
): ResolvedScalar {
  const properties = scope.properties(get.step);
  if (properties === undefined) {
    throw failure(referenceUndefined(path, text, `Step "${get.step}" has not succeeded in this execution.`));
  }
  const found = lookUpProperty(properties, get.segments);
  if (!found.found) {
    const at = formatIssuePath(["Steps", get.step, ...get.segments.slice(0, found.depth)]);
    const names = listed(found.available, "no members");
    throw failure(referenceUndefined(path, text, `Refer to a member that is there: ${at} has ${names}.`));
  }
  const scalar = propertyScalar(found.value, text, path);
  return typeof scalar === "number" && isFloatProperty(scope.step?.(get.step), get.segments)
    ? { float: scalar }
    : scalar;
}

function propertyScalar(value: JsonValue, text: string, path: IssuePath): ResolvedScalar {
  if (value === null) {
    throw failure(
      referenceUndefined(path, text, "The step finished without it. Refer to a member that it sets."),
    );
  }
  if (typeof value !== "object") return value;
  throw failure(valueNotScalar(path, `"${text}"`, kindOf(value)));
}

function resolveJoin({ "Std:Join": join }: JoinExpression, scope: Scope, path: IssuePath): string {
  const values = join.Values.map((value, index) =>
    stringifyScalar(resolveScalar(value, scope, [...path, "Values", index])),
  );
  return values.join(join.On ?? "");
}

function resolveJsonGet(
  { "Std:JsonGet": read }: JsonGetExpression,
  scope: Scope,
  path: IssuePath,
): ResolvedScalar {
  if (!("PropertyFile" in read)) {
    const s3Uri = resolveScalar(read.S3Uri, scope, [...path, "S3Uri"]);
    if (typeof s3Uri === "string") return readFrom({ s3Uri }, s3Uri);
    throw failure(expressionUnresolvable([...path, "S3Uri"], "The URI of a JSON file is a text."));
  }
  const get = parseGetPath(read.PropertyFile.Get);
  const propertyFile = get && propertyFileOf(get);
  if (get?.root === "Steps" && propertyFile !== undefined) {
    return readFrom(
      { step: get.step, propertyFile },
      `Property file "${propertyFile}" of step "${get.step}"`,
    );
  }
  const problem = `"${read.PropertyFile.Get}" is not a property file.`;
  throw failure(expressionUnresolvable([...path, "PropertyFile"], problem));

  function readFrom(source: JsonSource, file: string): ResolvedScalar {
    return jsonGet(scope.readJson(source), read.Path, file, path);
  }
}

const failure = (issue: Issue): SagewrightError => new SagewrightError([issue]);
