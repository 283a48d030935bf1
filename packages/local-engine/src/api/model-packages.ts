import { isJsonObject, type JsonObject, sagemakerArn } from "@sagewright/core";
import type { ModelApprovalStatus } from "../model-package-record.ts";
import type { ModelPackageRow } from "../store/model-packages.ts";
import { listed } from "./listing.ts";
import { groupIn } from "./model-groups.ts";
import { contentOf, updatedContent } from "./model-package-content.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { nameOf, optionalText, text } from "./request-members.ts";
import { validationError } from "./service-error.ts";
import { tagsIn } from "./tags.ts";
import { seconds } from "./timestamps.ts";
import { once } from "./tokens.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html */
const create: Operation = (input, context) => {
  const { store, clock } = context;
  const { ModelPackageName: name, ModelPackageGroupName: group } = input;
  if (name !== undefined && group !== undefined) {
    throw validationError(
      "Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.",
    );
  }
  if (name === undefined && group === undefined) throw validationError("Missing ARN.");
  return onceByToken("CreateModelPackage", input, context, () => {
    const content = { creationTime: clock.now().toISOString(), request: contentOf(input) };
    const added =
      group === undefined
        ? store.modelPackages.addAlone(text(input, "ModelPackageName"), content)
        : store.modelPackages.addVersion(groupIn(input, context).name, {
            ...content,
            approvalStatus: approvalIn(input) ?? "PendingManualApproval",
          });
    if (added === undefined) {
      throw validationError(
        `Model Package already exists: ${arnOfAlone(text(input, "ModelPackageName"), context)}`,
      );
    }
    store.tags.add(added.arn, tagsIn(input));
    return { ModelPackageArn: added.arn };
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackage.html */
const describe: Operation = (input, context) => {
  const row = packageOf(text(input, "ModelPackageName"), context);
  return {
    ...contentOf(row.request),
    ...generatedBy(row),
    ...summary(row),
    ModelPackageName: row.name,
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CertifyForMarketplace: row.request.CertifyForMarketplace ?? false,
    LastModifiedTime: seconds(row.lastModifiedTime),
    ...(row.approvalDescription === undefined ? {} : { ApprovalDescription: row.approvalDescription }),
  };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackages.html */
const list: Operation = (input, context) => {
  const { store } = context;
  const type = input.ModelPackageType ?? "Unversioned";
  const { ModelPackageGroupName: group, ModelApprovalStatus: status } = input;
  const rows =
    group === undefined
      ? store.modelPackages
          .list()
          .filter(
            ({ versionOf }) => type === "Both" || (versionOf === undefined) === (type === "Unversioned"),
          )
      : store.modelPackages.list(groupIn(input, context).name);
  const wanted = rows.filter(({ approvalStatus }) => status === undefined || approvalStatus === status);
  const { items, next } = listed(wanted, input, {
    operation: "ListModelPackages",
    factsOf,
    order: "Ascending",
  });
  return { ModelPackageSummaryList: items.map(summary), ...next };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelPackage.html */
const update: Operation = (input, context) => {
  const { store, clock } = context;
  return onceByToken("UpdateModelPackage", input, context, () => {
    const row = packageOf(text(input, "ModelPackageArn"), context);
    const approvalStatus = approvalIn(input);
    if (approvalStatus !== undefined && row.versionOf === undefined) {
      throw validationError(
        "ModelApprovalStatus cannot be updated for a model package that is not versioned.",
      );
    }
    // A new decision does not keep the reason of the one before.
    const isDecision = approvalStatus !== undefined && approvalStatus !== row.approvalStatus;
    const kept = isDecision ? undefined : row.approvalDescription;
    store.modelPackages.update(row.arn, {
      approvalStatus: approvalStatus ?? row.approvalStatus,
      approvalDescription: optionalText(input, "ApprovalDescription") ?? kept,
      request: updatedContent(row.request, input),
      time: clock.now().toISOString(),
    });
    return { ModelPackageArn: row.arn };
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteModelPackage.html */
const remove: Operation = (input, context) => {
  const { arn } = packageOf(text(input, "ModelPackageName"), context);
  const { store } = context;
  store.transaction(() => {
    store.modelPackages.remove(arn);
    store.tags.clear(arn);
    store.tokens.forgetMaking(arn);
  });
  return {};
};

export const MODEL_PACKAGE_OPERATIONS: Operations = {
  CreateModelPackage: create,
  DescribeModelPackage: describe,
  ListModelPackages: list,
  UpdateModelPackage: update,
  DeleteModelPackage: remove,
};

/** SDKs send a token with every request, so that they may ask again. */
function onceByToken(
  operation: string,
  input: JsonObject,
  context: ApiContext,
  work: () => JsonObject,
): Promise<JsonObject> {
  return once(
    operation,
    input,
    context,
    (remember) =>
      context.store.transaction(() => {
        const answer = work();
        remember(answer);
        return answer;
      }),
    "ClientToken",
  );
}

const approvalIn = (input: JsonObject): ModelApprovalStatus | undefined =>
  optionalText(input, "ModelApprovalStatus") as ModelApprovalStatus | undefined;

const arnOfAlone = (name: string, { place }: ApiContext): string =>
  sagemakerArn(place, `model-package/${name}`);

/** By ARN, `group/version`, or the name of one on its own. */
function packageOf(reference: string, context: ApiContext): ModelPackageRow {
  const arn = arnOfAlone(nameOf(reference), context);
  const row = context.store.modelPackages.find({ arn });
  if (row === undefined) throw validationError(`ModelPackage ${arn} does not exist.`);
  return row;
}

/** Versions of one group have one name, and hundreds of them may be as old. */
const factsOf = ({ name, versionOf, creationTime, lastModifiedTime }: ModelPackageRow) => ({
  name: versionOf === undefined ? name : `${name}/${String(versionOf.version).padStart(9, "0")}`,
  creationTime,
  lastModifiedTime,
});

function summary(row: ModelPackageRow): JsonObject {
  const { ModelPackageDescription, ModelLifeCycle, ModelPackageRegistrationType } = row.request;
  return {
    ...(row.versionOf === undefined
      ? { ModelPackageName: row.name }
      : { ModelPackageGroupName: row.versionOf.group, ModelPackageVersion: row.versionOf.version }),
    ModelPackageArn: row.arn,
    ...(ModelPackageDescription === undefined ? {} : { ModelPackageDescription }),
    CreationTime: seconds(row.creationTime),
    ModelPackageStatus: "Completed",
    ...(row.approvalStatus === undefined ? {} : { ModelApprovalStatus: row.approvalStatus }),
    ...(ModelLifeCycle === undefined ? {} : { ModelLifeCycle }),
    ...(ModelPackageRegistrationType === undefined ? {} : { ModelPackageRegistrationType }),
  };
}

/** What a pipeline registers names its execution. */
function generatedBy({ registeredBy, request }: ModelPackageRow): JsonObject {
  if (registeredBy === undefined) return {};
  const properties = isJsonObject(request.MetadataProperties) ? request.MetadataProperties : {};
  return { MetadataProperties: { GeneratedBy: registeredBy.executionArn, ...properties } };
}
