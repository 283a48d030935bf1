import type { Expression } from "./expression.ts";
import type { Parameter } from "./parameter.ts";
import type { Step } from "./step.ts";

export const DEFINITION_VERSION = "2020-12-01";

export interface PipelineExperimentConfig {
  readonly ExperimentName?: string | Expression;
  readonly TrialName?: string | Expression;
}

/** The wire document of a SageMaker pipeline. The order of `Steps` means nothing; references and `DependsOn` do. */
export interface PipelineDefinition {
  readonly Version?: typeof DEFINITION_VERSION;
  readonly Metadata?: { readonly [key: string]: string };
  readonly Parameters?: readonly Parameter[];
  readonly PipelineExperimentConfig?: PipelineExperimentConfig | null;
  readonly MlflowConfig?: {
    readonly MlflowResourceArn?: string | Expression;
    readonly MlflowExperimentName?: string | Expression;
  } | null;
  readonly Steps: readonly Step[];
}
