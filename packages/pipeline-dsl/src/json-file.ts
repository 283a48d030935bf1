import { type Expression, SagewrightError } from "@sagewright/core";
import type { z } from "zod";
import type { Input } from "./input.ts";
import { jsonFilePathUnknown } from "./issues.ts";
import { joinRef } from "./join.ts";
import { expressionOf, isRef, makeRef, type Ref, type S3Uri, sourcesOf } from "./ref.ts";
import type { ReportPath, ReportValue } from "./report-path.ts";
import { kindAtPath } from "./report-shape.ts";

/** A JSON object in S3 whose values steps use. */
export interface JsonFile<Shape extends z.core.$ZodType> {
  /**
   * A scalar of the file, read when the step that uses it starts; paths are those of `report`.
   *
   * Issues: JSON_FILE_PATH_UNKNOWN.
   */
  get<const Path extends ReportPath<z.core.output<Shape>>>(
    path: Path,
  ): Ref<ReportValue<z.core.output<Shape>, Path>>;
}

/**
 * A JSON object in S3 that is no report of a step of this pipeline: what a training job left beside its model, or what
 * somebody else keeps up to date.
 *
 * @example
 * const limits = jsonFile({ s3Uri: s3Uri`s3://${params.Bucket}/limits.json`, shape: z.object({ rmse: z.number() }) });
 * lessThan(rmse, limits.get("rmse"))
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-expressions.html
 */
export function jsonFile<Shape extends z.core.$ZodType>(props: {
  readonly s3Uri: Input<S3Uri>;
  readonly shape: Shape;
}): JsonFile<Shape> {
  const uri = joined(props.s3Uri);
  const get = (path: string): Ref<never> => {
    const kind = kindAtPath(props.shape, path);
    if (kind === undefined) throw new SagewrightError([jsonFilePathUnknown(path)]);
    return makeRef(
      { "Std:JsonGet": Object.freeze({ S3Uri: uri, Path: path }) },
      kind,
      sourcesOf([props.s3Uri]),
    );
  };
  return Object.freeze({ get });
}

/** The service takes the URI as a join only, even of one value. */
function joined(uri: Input<S3Uri>): Expression {
  const expression = isRef(uri) ? expressionOf(uri) : undefined;
  if (expression !== undefined && "Std:Join" in expression) return expression;
  return expressionOf(joinRef<S3Uri>("", [uri], "s3Uri"));
}
