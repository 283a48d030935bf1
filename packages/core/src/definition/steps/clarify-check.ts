import type { CreateProcessingJobRequest } from "@aws-sdk/client-sagemaker";
import type { Expression } from "../expression.ts";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html */
export interface ClarifyCheckStep extends StepEnvelope<"ClarifyCheck">, Cacheable {
  readonly Arguments: WireRequest<CreateProcessingJobRequest, "ProcessingJobName">;
  readonly CheckType: "DATA_BIAS" | "MODEL_BIAS" | "MODEL_EXPLAINABILITY";
  readonly ModelPackageGroupName?: string | Expression | null;
  readonly SkipCheck?: boolean | Expression;
  readonly FailOnViolation?: boolean | Expression;
  readonly RegisterNewBaseline?: boolean | Expression;
  readonly SuppliedBaselineConstraints?: string | Expression | null;
  /** Only for the two model check types. */
  readonly ModelName?: string | Expression | null;
}
