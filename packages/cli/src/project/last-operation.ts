import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { Projects } from "./open-projects.ts";
import { provisionedProductOf } from "./provisioned-product.ts";
import { beginningOf } from "./stack-events.ts";

/** First event of the operation before, so that it is not taken for the one to come. */
export async function lastOperationOf(
  { aws }: Projects,
  project: DescribeProjectOutput,
): Promise<string | undefined> {
  if (aws === undefined) return undefined;
  const detail = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.StackDetail;
  try {
    const stack = detail?.Id ?? detail?.Name ?? (await provisionedProductOf(aws, project))?.stack;
    return stack === undefined ? undefined : await beginningOf(aws.cloudFormation, stack);
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}
