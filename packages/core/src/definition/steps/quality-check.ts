import type { CreateProcessingJobRequest } from "@aws-sdk/client-sagemaker";
import type { Expression } from "../expression.ts";
import type { WireRequest } from "../wire.ts";
import type { Cacheable, StepEnvelope } from "./envelope.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-quality-clarify-baseline-lifecycle.html */
export interface QualityCheckStep extends StepEnvelope<"QualityCheck">, Cacheable {
  readonly Arguments: WireRequest<CreateProcessingJobRequest, "ProcessingJobName">;
  readonly CheckType: "DATA_QUALITY" | "MODEL_QUALITY";
  readonly ModelPackageGroupName?: string | Expression | null;
  readonly SkipCheck?: boolean | Expression;
  readonly FailOnViolation?: boolean | Expression;
  readonly RegisterNewBaseline?: boolean | Expression;
  readonly SuppliedBaselineStatistics?: string | Expression | null;
  readonly SuppliedBaselineConstraints?: string | Expression | null;
}
