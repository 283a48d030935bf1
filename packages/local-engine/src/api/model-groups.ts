import { type JsonObject, modelPackageGroupArn } from "@sagewright/core";
import type { ModelPackageGroupRecord } from "../model-package-record.ts";
import { listed } from "./listing.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { nameIn, optionalText, text } from "./request-members.ts";
import { conflict, validationError } from "./service-error.ts";
import { tagsIn } from "./tags.ts";
import { seconds } from "./timestamps.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackageGroup.html */
const create: Operation = (input, { store, clock, place }) => {
  const name = text(input, "ModelPackageGroupName");
  if (input.ManagedConfiguration !== undefined) {
    throw validationError(
      "ManagedConfiguration cannot be had here: no group of this machine manages storage.",
    );
  }
  const description = optionalText(input, "ModelPackageGroupDescription");
  const creationTime = clock.now().toISOString();
  return store.transaction(() => {
    const group = store.modelPackageGroups.insert({
      name,
      creationTime,
      ...(description === undefined ? {} : { description }),
    });
    if (group === undefined) {
      const arn = modelPackageGroupArn({ ...place, group: name });
      throw validationError(`Model Package Group already exists: ${arn}`);
    }
    store.tags.add(group.arn, tagsIn(input));
    return { ModelPackageGroupArn: group.arn };
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModelPackageGroup.html */
const describe: Operation = (input, context) => ({ ...summary(groupIn(input, context)), CreatedBy: {} });

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModelPackageGroups.html */
const list: Operation = (input, { store }) => {
  const others = input.CrossAccountFilterOption === "CrossAccount";
  const { items, next } = listed(others ? [] : store.modelPackageGroups.list(), input, {
    operation: "ListModelPackageGroups",
    factsOf: (group) => group,
    order: "Ascending",
  });
  return { ModelPackageGroupSummaryList: items.map(summary), ...next };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteModelPackageGroup.html */
const remove: Operation = (input, context) => {
  const { store } = context;
  return store.transaction(() => {
    const { name, arn, packages } = groupIn(input, context);
    if (packages > 0) {
      throw conflict(`Model Package Group ${arn} cannot be deleted: it contains ${packages} model packages.`);
    }
    store.modelPackageGroups.remove(name);
    store.tags.clear(arn);
    return {};
  });
};

const putPolicy: Operation = (input, context) => {
  const { name, arn } = groupOfPolicy(input, context);
  const policy = text(input, "ResourcePolicy");
  if (!isJson(policy)) throw validationError("Invalid resource policy: it is not valid JSON.");
  context.store.modelPackageGroups.setPolicy(name, policy);
  return { ModelPackageGroupArn: arn };
};

const getPolicy: Operation = (input, context) => ({ ResourcePolicy: policyIn(input, context).policy });

const deletePolicy: Operation = (input, context) => {
  context.store.modelPackageGroups.setPolicy(policyIn(input, context).name, undefined);
  return {};
};

export const MODEL_GROUP_OPERATIONS: Operations = {
  CreateModelPackageGroup: create,
  DescribeModelPackageGroup: describe,
  ListModelPackageGroups: list,
  DeleteModelPackageGroup: remove,
  PutModelPackageGroupPolicy: putPolicy,
  GetModelPackageGroupPolicy: getPolicy,
  DeleteModelPackageGroupPolicy: deletePolicy,
};

const summary = (group: ModelPackageGroupRecord): JsonObject => ({
  ModelPackageGroupName: group.name,
  ModelPackageGroupArn: group.arn,
  ...(group.description === undefined ? {} : { ModelPackageGroupDescription: group.description }),
  CreationTime: seconds(group.creationTime),
  ModelPackageGroupStatus: "Completed",
});

/** By name or ARN. */
export function groupIn(input: JsonObject, { store, place }: ApiContext): ModelPackageGroupRecord {
  const name = nameIn(input, "ModelPackageGroupName");
  const group = store.modelPackageGroups.find(name);
  if (group !== undefined) return group;
  throw validationError(
    `ModelPackageGroup ${modelPackageGroupArn({ ...place, group: name })} does not exist.`,
  );
}

function groupOfPolicy(input: JsonObject, { store, place }: ApiContext): ModelPackageGroupRecord {
  const name = text(input, "ModelPackageGroupName");
  const group = store.modelPackageGroups.find(name);
  if (group !== undefined) return group;
  throw validationError(
    `Cannot find Model Package Group: ${modelPackageGroupArn({ ...place, group: name })}`,
  );
}

function policyIn(
  input: JsonObject,
  context: ApiContext,
): { readonly name: string; readonly policy: string } {
  const { name, arn } = groupOfPolicy(input, context);
  const policy = context.store.modelPackageGroups.policyOf(name);
  if (policy === undefined) throw validationError(`Cannot find resource policy for: ${arn}`);
  return { name, policy };
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
