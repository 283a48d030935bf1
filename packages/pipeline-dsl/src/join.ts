import { SagewrightError } from "@sagewright/core";
import type { Input, Scalar, TextInput } from "./input.ts";
import { wireValue } from "./input-value.ts";
import { s3UriMalformed } from "./issues.ts";
import { isRef, isS3Uri, makeRef, REF, type Ref, type S3Uri, sourcesOf } from "./ref.ts";

/**
 * The texts of some values with a separator between them. What begins with `s3://` or with an S3 URI is one,
 * and so is what begins with `s3:/` and is joined by "/", as in Python.
 *
 * @example
 * join("/", "s3://bucket", execution.pipelineExecutionId, "report.json") // Ref<S3Uri>
 * join(" ", "RMSE of", execution.pipelineName) // Ref<string>
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-expressions.html
 */
export function join(separator: string, first: Input<S3Uri>, ...values: readonly TextInput[]): Ref<S3Uri>;
export function join(separator: "/", first: "s3:/", ...values: readonly TextInput[]): Ref<S3Uri>;
export function join(separator: string, ...values: readonly TextInput[]): Ref<string>;
export function join(separator: string, ...values: readonly TextInput[]): Ref<string> {
  const [first] = values;
  const isUri = isRef(first)
    ? first[REF].kind === "s3Uri"
    : typeof first === "string" && isS3Uri(`${first}${separator}`);
  return joinRef<string>(separator, values, isUri ? "s3Uri" : "string");
}

/**
 * A template literal with refs in it.
 *
 * @example
 * text`RMSE ${rmse} is above ${params.MaxRmse}` // Ref<string>
 */
export function text(literals: TemplateStringsArray, ...values: readonly TextInput[]): Ref<string> {
  return joinRef<string>("", interleave(literals, values), "string");
}

/**
 * A template literal with refs in it that is the place of an object or prefix in S3.
 *
 * Issues: S3_URI_MALFORMED when it begins neither with `s3://` nor with an S3 URI.
 * @example
 * s3Uri`${train.outputs.model}/model.tar.gz` // Ref<S3Uri>
 */
export function s3Uri(literals: TemplateStringsArray, ...values: readonly TextInput[]): Ref<S3Uri> {
  const parts = interleave(literals, values);
  const [first] = parts;
  const begins = isRef(first)
    ? first[REF].kind === "s3Uri" || first[REF].kind === "unknown"
    : isS3Uri(String(first ?? ""));
  if (!begins)
    throw new SagewrightError([
      s3UriMalformed(isRef(first) ? "a ref that is no S3 URI" : JSON.stringify(first ?? "")),
    ]);
  return joinRef<S3Uri>("", parts, "s3Uri");
}

export function joinRef<T>(
  separator: string,
  values: readonly Input<Scalar>[],
  kind: "string" | "s3Uri",
): Ref<T> {
  const join = Object.freeze({ On: separator, Values: Object.freeze(values.map(wireValue)) });
  return makeRef<T>({ "Std:Join": join }, kind, sourcesOf(values));
}

/** Literal neighbours become one text, so that a template without refs is one value. */
function interleave(literals: TemplateStringsArray, values: readonly TextInput[]): Input<Scalar>[] {
  const parts: Input<Scalar>[] = [];
  let literal = literals[0] ?? "";
  values.forEach((value, index) => {
    if (isRef(value)) {
      if (literal !== "") parts.push(literal);
      parts.push(value);
      literal = "";
    } else literal += String(value);
    literal += literals[index + 1] ?? "";
  });
  if (literal !== "") parts.push(literal);
  return parts;
}
