import { SagewrightError } from "@sagewright/core";
import type { z } from "zod";
import { reportPathUnknown } from "./issues.ts";
import { joinRef } from "./join.ts";
import { makeRef, type Ref, type S3Uri } from "./ref.ts";
import type { ReportPath, ReportValue } from "./report-path.ts";
import { kindAtPath } from "./report-shape.ts";
import type { StepId } from "./step-node.ts";

/** A JSON file that a step leaves in one of its outputs, and what is in it. */
export interface Report<
  out Output extends string = string,
  out Shape extends z.core.$ZodType = z.core.$ZodType,
> {
  /** The name of the output that the file lies in. */
  readonly output: Output;
  /** The file's path below that output. */
  readonly file: string;
  readonly shape: Shape;
}

/** A report of a step, for the steps after it. */
export interface StepReport<Shape extends z.core.$ZodType = z.core.$ZodType> extends Report<string, Shape> {
  /**
   * A scalar of the report, read when the step that uses it starts. The path is a literal: dotted names,
   * indices, and `['key']` for names that hold a dot, a colon or a space.
   *
   * Issues: REPORT_PATH_UNKNOWN.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html
   */
  get<const Path extends ReportPath<z.core.output<Shape>>>(
    path: Path,
  ): Ref<ReportValue<z.core.output<Shape>, Path>>;
  /** Where the file lies, for `modelMetrics` and for steps that read all of it. */
  readonly s3Uri: Ref<S3Uri>;
  readonly contentType: "application/json";
}

export interface Reports<Output extends string = string> {
  readonly [name: string]: Report<Output>;
}

export type StepReports<R extends Reports> = {
  readonly [Name in keyof R]: StepReport<R[Name]["shape"]>;
};

/**
 * Declares a JSON file in an output of a step, so that later steps can use its values.
 *
 * @example
 * const evaluate = step.processing("Evaluate", {
 *   outputs: { evaluation: "/opt/ml/processing/evaluation" },
 *   reports: { metrics: report({ output: "evaluation", file: "metrics.json", shape: z.object({ rmse: z.number() }) }) }, …
 * });
 * evaluate.reports.metrics.get("rmse") // Ref<number>
 */
export function report<const Output extends string, Shape extends z.core.$ZodType>(
  props: Report<Output, Shape>,
): Report<Output, Shape> {
  return Object.freeze({ ...props });
}

/** The reports of a step by name; the names are those of the property files. */
export function reportsOf<R extends Reports>(
  id: StepId,
  reports: R | undefined,
  outputs: { readonly [name: string]: Ref<S3Uri> },
): StepReports<R> {
  const bound = Object.entries(reports ?? {}).map(([name, declared]) => [
    name,
    stepReport(id, name, declared, outputs[declared.output]),
  ]);
  return Object.freeze(Object.fromEntries(bound));
}

function stepReport(id: StepId, name: string, declared: Report, output: Ref<S3Uri> | undefined): StepReport {
  const get = (path: string): Ref<never> => {
    const kind = kindAtPath(declared.shape, path);
    if (kind === undefined) throw new SagewrightError([reportPathUnknown(id.name, name, path)]);
    const PropertyFile = Object.freeze({ Get: `Steps.${id.name}.PropertyFiles.${name}` });
    return makeRef({ "Std:JsonGet": Object.freeze({ PropertyFile, Path: path }) }, kind, [id]);
  };
  // An output that does not exist does not compile; where types were not checked, the definition's own check says it.
  const s3Uri = joinRef<S3Uri>("/", [...(output ? [output] : []), declared.file], "s3Uri");
  return Object.freeze({ ...declared, get, s3Uri, contentType: "application/json" as const });
}
