import type { DescribeProjectOutput, ProjectStatus } from "@aws-sdk/client-sagemaker";
import type { RecordDetail } from "@aws-sdk/client-service-catalog";
import type { Beat } from "../scenario.ts";
import type { Story } from "../story.ts";
import type { World } from "../world.ts";
import { createStack, deleteStack, type Ended, type Provision, updateStack } from "./project-stack.ts";

interface KeyValue {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** The parameters of a project, whichever way it came. */
export const parametersOf = (project: DescribeProjectOutput): { [name: string]: string } =>
  objectOf(
    project.ServiceCatalogProvisioningDetails?.ProvisioningParameters ??
      project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.Parameters,
  );

export const objectOf = (pairs: readonly KeyValue[] | undefined): { [name: string]: string } =>
  Object.fromEntries((pairs ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));

const provisionOf = (project: DescribeProjectOutput): Provision => ({
  projectName: project.ProjectName ?? "",
  projectId: project.ProjectId ?? "",
  parameters: parametersOf(project),
});

/** What follows CreateProject. */
export function* creation(world: World, project: DescribeProjectOutput): Story {
  yield "requested";
  setStatus(world, project, "CreateInProgress");
  const provisioned = beginRecord(world, project, "PROVISION_PRODUCT");
  yield "provisioning";
  if (world.scenario.outcome === "launch role missing") {
    const role = `arn:${world.partition}:iam::${world.account}:role/${world.names.launchRole}`;
    const description = `Access denied while assuming the role ${role}`;
    tellProject(world, project, description, undefined);
    endRecord(world, provisioned, { ok: false, message: description }, "ERROR", "AccessDeniedException");
    setStatus(world, project, "CreateFailed");
    return;
  }
  const name =
    provisioned === undefined
      ? `SP-${world.account}-${project.ProjectId}`
      : `SC-${world.account}-${provisioned.ProvisionedProductId}`;
  const ended = yield* createStack(world, name, provisionOf(project), (arn) => {
    tellProject(world, project, "CREATE_IN_PROGRESS", arn);
    if (provisioned !== undefined)
      provisioned.outputs = [{ OutputKey: "CloudformationStackARN", OutputValue: arn }];
  });
  endRecord(world, provisioned, ended, "ERROR");
  tellProject(world, project, ended.ok ? "CREATE_COMPLETE" : ended.message);
  setStatus(world, project, ended.ok ? "CreateCompleted" : "CreateFailed");
}

/** What follows UpdateProject; `before` is the project as it was. */
export function* update(world: World, before: DescribeProjectOutput, project: DescribeProjectOutput): Story {
  setStatus(world, project, "UpdateInProgress");
  const record = beginRecord(world, project, "UPDATE_PROVISIONED_PRODUCT");
  yield "provisioning";
  const ended = yield* updateStack(world, stackOf(world, project), provisionOf(before), provisionOf(project));
  endRecord(world, record, ended, "TAINTED");
  tellProject(world, project, ended.ok ? "UPDATE_COMPLETE" : ended.message);
  setStatus(world, project, ended.ok ? "UpdateCompleted" : "UpdateFailed");
}

/** What follows DeleteProject. The project can be described to its end, then it is none any more. */
export function* deletion(world: World, project: DescribeProjectOutput): Story {
  setStatus(world, project, "DeleteInProgress");
  const record = beginRecord(world, project, "TERMINATE_PROVISIONED_PRODUCT");
  yield "provisioning";
  const stack = stackOf(world, project);
  const ended: Ended = world.stacks.has(stack)
    ? yield* deleteStack(world, stack, provisionOf(project))
    : { ok: true };
  endRecord(world, record, ended, "TAINTED");
  if (ended.ok && record !== undefined) world.provisioned.delete(record.ProvisionedProductId ?? "");
  tellProject(world, project, ended.ok ? "DELETE_COMPLETE" : ended.message);
  setStatus(world, project, ended.ok ? "DeleteCompleted" : "DeleteFailed");
}

const setStatus = (world: World, project: DescribeProjectOutput, status: ProjectStatus): void => {
  project.ProjectStatus = status;
  project.LastModifiedTime = world.now();
};

type KeptRecord = NonNullable<ReturnType<World["records"]["get"]>>;

/** Service Catalog's own record of what it does; none for a template in S3. */
function beginRecord(world: World, project: DescribeProjectOutput, type: string): KeptRecord | undefined {
  const asked = project.ServiceCatalogProvisioningDetails;
  if (asked === undefined) return undefined;
  const id = project.ServiceCatalogProvisionedProductDetails?.ProvisionedProductId ?? world.newId("pp");
  const before = world.provisioned.get(id);
  const now = world.now();
  const recordId = world.newId("rec");
  const name = `${project.ProjectName}-${project.ProjectId}`;
  const launched = {
    ProductId: asked.ProductId,
    ProvisioningArtifactId: asked.ProvisioningArtifactId,
    LaunchRoleArn: `arn:${world.partition}:iam::${world.account}:role/${world.names.launchRole}`,
  };
  const record: KeptRecord = {
    RecordId: recordId,
    ProvisionedProductName: name,
    ProvisionedProductId: id,
    ProvisionedProductType: "CFN_STACK",
    RecordType: type,
    Status: "IN_PROGRESS",
    CreatedTime: now,
    UpdatedTime: now,
    RecordErrors: [],
    ...launched,
    outputs: [...world.records.values()].findLast((each) => each.ProvisionedProductId === id)?.outputs ?? [],
  };
  world.records.set(recordId, record);
  world.provisioned.set(id, {
    Name: name,
    Arn: world.arn("servicecatalog", `stack/${name}/${id}`),
    Type: "CFN_STACK",
    Id: id,
    CreatedTime: now,
    ...before,
    Status: "UNDER_CHANGE",
    LastRecordId: recordId,
    LastProvisioningRecordId: recordId,
    ...launched,
  });
  project.ServiceCatalogProvisionedProductDetails = { ProvisionedProductId: id };
  return record;
}

function endRecord(
  world: World,
  record: KeptRecord | undefined,
  ended: Ended,
  failed: "ERROR" | "TAINTED",
  code = "CloudFormationStackFailed",
): void {
  if (record === undefined) return;
  const change: Partial<RecordDetail> = ended.ok
    ? { Status: "SUCCEEDED" }
    : { Status: "FAILED", RecordErrors: [{ Code: code, Description: ended.message }] };
  Object.assign(record, change, { UpdatedTime: world.now() });
  const product = world.provisioned.get(record.ProvisionedProductId ?? "");
  if (product === undefined) return;
  product.Status = ended.ok ? "AVAILABLE" : failed;
  if (ended.ok) {
    delete product.StatusMessage;
    product.LastSuccessfulProvisioningRecordId = record.RecordId;
  } else product.StatusMessage = ended.message;
}

/** SageMaker tells how the stack is. */
function tellProject(world: World, project: DescribeProjectOutput, message: string, arn?: string): void {
  const detail = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail;
  if (detail !== undefined) {
    const id = arn ?? detail.StackDetail?.Id;
    const name = id === undefined ? undefined : world.stacks.get(id)?.StackName;
    detail.StackDetail = {
      ...(id !== undefined && { Id: id }),
      ...(name !== undefined && { Name: name }),
      StatusMessage: message,
    };
  }
  const provisioned = project.ServiceCatalogProvisionedProductDetails;
  if (provisioned !== undefined) provisioned.ProvisionedProductStatusMessage = message;
}

function stackOf(world: World, project: DescribeProjectOutput): string {
  const given = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.StackDetail?.Id;
  const id = project.ServiceCatalogProvisionedProductDetails?.ProvisionedProductId;
  const record = [...world.records.values()].findLast((each) => each.ProvisionedProductId === id);
  return given ?? record?.outputs[0]?.OutputValue ?? "";
}

/** Runs a story to its end at once. */
export const finish = (story: Generator<Beat, unknown>): void => {
  while (!story.next().done);
};
