import {
  type Checked,
  checked,
  type Issue,
  type PipelineDefinition,
  SagewrightError,
} from "@sagewright/core";
import type { Asset } from "../asset.ts";
import { stepsMissing } from "../issues.ts";
import type { Pipeline } from "../pipeline.ts";
import { startIssues } from "../starts/check-starts.ts";
import { collect } from "./collect.ts";
import { type CompileOptions, emit } from "./emit.ts";
import { frameIssues } from "./frame.ts";
import { unknownPropsOf } from "./known-props.ts";
import { link } from "./link.ts";
import { silenced } from "./silence.ts";
import { validate } from "./validate.ts";

/** What `compile` throws: every issue of the pipeline. */
export class PipelineInvalidError extends SagewrightError {
  override readonly name: string = "PipelineInvalidError";
}

/**
 * The definition of a pipeline, or every issue that stands in its way. Pure: no clock, network, files or
 * credentials; the same pipeline gives the same bytes.
 */
export function check(pipeline: Pipeline, options: CompileOptions = {}): Checked<PipelineDefinition> {
  const collected = collect(pipeline);
  const emitted = emit(pipeline, options);
  const frame = frameIssues(pipeline, pipeline.props.bucket ?? options.bucket);
  const own: readonly Issue[] = [
    ...frame,
    ...collected.issues,
    ...unknownPropsOf(pipeline, collected.steps.values()),
    ...emitted.issues,
    ...link(collected, emitted),
    ...startIssues(pipeline, emitted.definition),
  ];
  const rules = [
    ...(hasNoSteps(pipeline, emitted.definition, collected.issues) ? [stepsMissing()] : []),
    ...validate(emitted.definition, own, emitted.copies),
  ];
  return checked(emitted.definition, [
    ...own,
    ...silenced(rules, collected.steps.values(), pipeline.props.silence),
  ]);
}

/** Groups may be empty, and branches be left out; what is no step is told already. */
const hasNoSteps = ({ props }: Pipeline, { Steps }: PipelineDefinition, told: readonly Issue[]): boolean =>
  props.steps.length === 0 || (Steps.length === 0 && told.length === 0);

/**
 * The definition of a pipeline.
 *
 * @throws PipelineInvalidError with every issue that `check` finds
 */
export function compile(pipeline: Pipeline, options: CompileOptions = {}): PipelineDefinition {
  const result = check(pipeline, options);
  if (!result.ok) throw new PipelineInvalidError(result.issues);
  return result.value;
}

/** The files and functions that must lie in S3 before the pipeline runs. */
export function assetsOf(pipeline: Pipeline): readonly Asset[] {
  return emit(pipeline, {}).assets;
}
