import { DescribeModelPackageCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import { type Issue, SagewrightError } from "@sagewright/core";
import type { ExecutionDocument } from "../execution-document.ts";
import { inParallel } from "../in-parallel.ts";
import { awsCall } from "./aws-call.ts";
import { resultsUnread } from "./run-issues.ts";
import type { ListedStep } from "./step-record.ts";

type RegisteredModels = ExecutionDocument["registeredModels"];

/** The models that an execution has registered itself, with their approval as it is now; `Unknown` where it cannot be read. */
export async function registeredModels(
  sagemaker: SageMakerClient,
  steps: readonly ListedStep[],
): Promise<{ readonly models: RegisteredModels; readonly warnings: readonly Issue[] }> {
  const warnings: Issue[] = [];
  const arns = steps.flatMap(({ record, metadata }) => {
    const arn = metadata.RegisterModel?.Arn;
    const isItsOwn = record.cacheHit === undefined && record.selectiveExecution === undefined;
    return arn !== undefined && isItsOwn && record.status === "Succeeded" ? [arn] : [];
  });
  const models = await inParallel(arns, 4, async (arn) => {
    try {
      const call = { action: "sagemaker:DescribeModelPackage", resource: arn };
      const { ModelApprovalStatus = "Unknown" } = await awsCall(call, () =>
        sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn })),
      );
      return { arn, approvalStatus: ModelApprovalStatus };
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      warnings.push(resultsUnread(arn, error.issues.map(({ message }) => message).join(" ")));
      return { arn, approvalStatus: "Unknown" };
    }
  });
  return { models, warnings };
}
