import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import type { Projects } from "./open-projects.ts";
import { provisionedProductOf, stackOf } from "./provisioned-product.ts";
import { beginningOf } from "./stack-events.ts";

/** First event of the operation before, so that it is not taken for the one to come. */
export async function lastOperationOf(
  { aws }: Projects,
  project: DescribeProjectOutput,
): Promise<string | undefined> {
  if (aws === undefined) return undefined;
  try {
    const stack = stackOf(project, await provisionedProductOf(aws, project));
    return stack === undefined ? undefined : await beginningOf(aws.cloudFormation, stack);
  } catch (error) {
    if (error instanceof SagewrightError) return undefined;
    throw error;
  }
}
