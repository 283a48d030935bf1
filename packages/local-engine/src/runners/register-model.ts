import { type JsonObject, type JsonValue, resolveArguments, SagewrightError } from "@sagewright/core";
import { approvalStatusUnknown, modelPackageGroupNameInvalid } from "../engine-issues.ts";
import { MODEL_APPROVAL_STATUSES, type ModelApprovalStatus } from "../model-package-record.ts";
import { listOf, objectOf } from "./json-reading.ts";
import { checkModelData } from "./model-data.ts";
import type { StepOutcome } from "./runner.ts";
import type { InstantStep } from "./runner-entry.ts";

const GROUP_NAME = /^(?=.{1,63}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

/**
 * Adds a version to a model package group, making the group if need be.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackage.html
 */
export function runRegisterModel(call: InstantStep): StepOutcome {
  const request = resolveArguments(call.step, call.scope);
  const group = groupOf(request.ModelPackageGroupName);
  const approvalStatus = approvalStatusOf(request.ModelApprovalStatus ?? "PendingManualApproval");
  if (!call.stubbed) checkModelData(containersOf(request), call.objects);
  const registered = call.modelPackages.addVersion(group, {
    approvalStatus,
    creationTime: call.time,
    registeredBy: { executionArn: call.executionArn, step: call.step.Name },
    request,
  });
  return {
    status: "Succeeded",
    properties: {
      ...request,
      ModelPackageGroupName: group,
      ModelPackageVersion: registered.versionOf?.version ?? 1,
      ModelPackageArn: registered.arn,
      ModelPackageStatus: "Completed",
      ModelPackageStatusDetails: { ValidationStatuses: [] },
      ModelApprovalStatus: approvalStatus,
      CreationTime: call.time,
    },
    metadata: { RegisterModel: { Arn: registered.arn } },
  };
}

/** The request may name the group by its ARN. */
function groupOf(value: JsonValue | undefined): string {
  const name = typeof value === "string" ? value.replace(/^arn:[^/]*:model-package-group\//, "") : "";
  if (!GROUP_NAME.test(name)) throw new SagewrightError([modelPackageGroupNameInvalid(value ?? "")]);
  return name;
}

function approvalStatusOf(value: JsonValue): ModelApprovalStatus {
  const status = MODEL_APPROVAL_STATUSES.find((known) => known === value);
  if (status === undefined) throw new SagewrightError([approvalStatusUnknown(value)]);
  return status;
}

function containersOf(request: JsonObject): readonly JsonValue[] {
  const specifications = [
    request.InferenceSpecification,
    ...listOf(request.AdditionalInferenceSpecifications),
  ];
  return specifications.flatMap((specification) => listOf(objectOf(specification).Containers));
}
