import type { StartPipelineExecutionRequest } from "@aws-sdk/client-sagemaker";
import {
  graphOf,
  type Issue,
  MAX_DESCRIPTION_CHARACTERS,
  type PipelineDefinition,
  parameterValues,
  SagewrightError,
  selectSteps,
  stepsNamed,
} from "@sagewright/core";
import { defined } from "../compile/emission.ts";
import { emit } from "../compile/emit.ts";
import { copiesByStep } from "../compile/step-copies.ts";
import { type ParameterOverrides, type Pipeline, parameterTexts } from "../pipeline.ts";
import { type ListedStep, listedNames } from "../step-group.ts";
import { executionDescriptionTooLong } from "./issues.ts";
import { displayNameIssues, parallelism, parallelismIssues } from "./pipeline-members.ts";

export interface StartPipelineExecutionOptions<P extends Pipeline = Pipeline> {
  /** Values of parameters, each of its own type; what is left out has its default. */
  readonly parameters?: ParameterOverrides<P>;
  /** Shown in Studio: 1 to 82 letters, digits and hyphens. */
  readonly displayName?: string;
  /** At most 3072 characters. */
  readonly description?: string;
  /** How many steps run at one time, 1 or more. @default what the pipeline says */
  readonly maxParallelExecutionSteps?: number;
  /**
   * Runs these steps only, 1 to 50, by themselves or by name; they must be connected. A step that `compile` has copied into both
   * branches of a condition stands for its copies, where the condition is selected, too. @default all
   */
  readonly selectedSteps?: readonly (ListedStep | string)[];
  /** The earlier execution whose results stand in for steps that are not selected. Needed where a selected one reads them. */
  readonly sourcePipelineExecutionArn?: string;
  /** A version of the pipeline. @default the latest */
  readonly pipelineVersionId?: number;
  readonly mlflowExperimentName?: string;
  /** Makes the request safe to repeat: 32 to 128 characters. @default one that AWS's client makes */
  readonly clientRequestToken?: string;
}

const MAX_DISPLAY_NAME_CHARACTERS = 82;

/**
 * The request that starts a pipeline, for `StartPipelineExecutionCommand` of `@aws-sdk/client-sagemaker`.
 *
 * Issues: PARAMETER_… of the values, SELECTED_STEPS_… and STEP_UNKNOWN of the steps, PARALLELISM_INVALID,
 * DISPLAY_NAME_INVALID, EXECUTION_DESCRIPTION_TOO_LONG.
 * @example
 * startPipelineExecutionRequest(penguins, { parameters: { MaxRmse: 300 }, selectedSteps: [train, evaluate] })
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartPipelineExecution.html
 */
export function startPipelineExecutionRequest<P extends Pipeline>(
  pipeline: P,
  options: StartPipelineExecutionOptions<P> = {},
): StartPipelineExecutionRequest {
  const { displayName, description, selectedSteps, sourcePipelineExecutionArn } = options;
  const parameters = parameterTexts(options.parameters ?? {});
  const emitted = emit(pipeline, {});
  const graph = graphOf(emitted.definition);
  const copies = copiesByStep(emitted.copies);
  const named = selectedSteps && stepNames(selectedSteps);
  const selection = named && selectSteps(graph, named, copies);
  const issues = [
    ...issuesOf(emitted.definition, options, parameters),
    ...(selection === undefined || selection.ok ? [] : selection.issues),
  ];
  if (issues.length > 0) throw new SagewrightError(issues);
  const selected = named?.flatMap((name) => stepsNamed(graph, copies, name));
  const given = Object.entries(parameters);
  return defined({
    PipelineName: pipeline.name,
    PipelineExecutionDisplayName: displayName,
    PipelineExecutionDescription: description,
    PipelineParameters: given.length === 0 ? undefined : given.map(([Name, Value]) => ({ Name, Value })),
    ...parallelism(options.maxParallelExecutionSteps),
    SelectiveExecutionConfig:
      selected &&
      defined({
        SourcePipelineExecutionArn: sourcePipelineExecutionArn,
        SelectedSteps: selected.map((StepName) => ({ StepName })),
      }),
    PipelineVersionId: options.pipelineVersionId,
    MlflowExperimentName: options.mlflowExperimentName,
    ClientRequestToken: options.clientRequestToken,
  });
}

function issuesOf(
  definition: PipelineDefinition,
  options: StartPipelineExecutionOptions,
  parameters: { readonly [name: string]: string },
): readonly Issue[] {
  const { displayName, description = "", maxParallelExecutionSteps } = options;
  const values = parameterValues(definition, parameters);
  return [
    ...displayNameIssues(displayName, MAX_DISPLAY_NAME_CHARACTERS),
    ...(description.length > MAX_DESCRIPTION_CHARACTERS
      ? [executionDescriptionTooLong(description.length, MAX_DESCRIPTION_CHARACTERS)]
      : []),
    ...parallelismIssues(maxParallelExecutionSteps),
    ...(values.ok ? [] : values.issues),
  ];
}

const stepNames = (selected: readonly (ListedStep | string)[]): readonly string[] =>
  selected.flatMap((step) => (typeof step === "string" ? [step] : listedNames([step])));
