import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import {
  DescribeProvisionedProductCommand,
  DescribeRecordCommand,
  type RecordDetail,
} from "@aws-sdk/client-service-catalog";
import { accountOf } from "../aws/account-of.ts";
import { awsCall } from "../aws/aws-call.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";

/** What Service Catalog knows of a project. */
export interface ProvisionedProduct {
  readonly id: string;
  /** `AVAILABLE`, `UNDER_CHANGE`, `TAINTED`, `ERROR` or `PLAN_IN_PROGRESS`. */
  readonly status: string;
  readonly statusMessage?: string;
  readonly artifactId?: string;
  /** Of the latest operation. */
  readonly record?: RecordDetail;
  /** ARN of its stack, or the name that Service Catalog gives it. */
  readonly stack: string;
}

/** Nothing for a project that is made from a template in S3, or that Service Catalog has not begun with. */
export async function provisionedProductOf(
  { serviceCatalog }: AwsProjectClients,
  project: DescribeProjectOutput,
): Promise<ProvisionedProduct | undefined> {
  const Id = project.ServiceCatalogProvisionedProductDetails?.ProvisionedProductId;
  if (Id === undefined) return undefined;
  const call = { action: "servicecatalog:DescribeProvisionedProduct", resource: `provisionedproduct/${Id}` };
  const { ProvisionedProductDetail: detail } = await awsCall(call, () =>
    serviceCatalog.send(new DescribeProvisionedProductCommand({ Id })),
  );
  const recordId = detail?.LastRecordId ?? detail?.LastProvisioningRecordId;
  const described =
    recordId === undefined
      ? undefined
      : await awsCall({ action: "servicecatalog:DescribeRecord", resource: `record/${recordId}` }, () =>
          serviceCatalog.send(new DescribeRecordCommand({ Id: recordId })),
        );
  const stackArn = described?.RecordOutputs?.find(
    ({ OutputKey }) => OutputKey?.toLowerCase() === "cloudformationstackarn",
  )?.OutputValue;
  return {
    id: Id,
    status: detail?.Status ?? "UNDER_CHANGE",
    ...(detail?.StatusMessage !== undefined && { statusMessage: detail.StatusMessage }),
    ...(detail?.ProvisioningArtifactId !== undefined && { artifactId: detail.ProvisioningArtifactId }),
    ...(described?.RecordDetail !== undefined && { record: described.RecordDetail }),
    stack: stackArn ?? `SC-${accountOf(project.ProjectArn ?? "")}-${Id}`,
  };
}

/** ARN of a project's stack, or its name. */
export const stackOf = (
  project: DescribeProjectOutput,
  product: ProvisionedProduct | undefined,
): string | undefined => {
  const detail = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.StackDetail;
  return detail?.Id ?? detail?.Name ?? product?.stack;
};
