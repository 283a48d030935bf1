import { sagemakerArn } from "@sagewright/core";
import type { ModelRow } from "../store/models.ts";
import { listed } from "./listing.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { text } from "./request-members.ts";
import { validationError } from "./service-error.ts";
import { tagsIn } from "./tags.ts";
import { seconds } from "./timestamps.ts";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
const create: Operation = (input, context) => {
  const { store, clock } = context;
  const { ModelName: _, Tags: __, ...request } = input;
  const name = text(input, "ModelName");
  if (input.PrimaryContainer !== undefined && input.Containers !== undefined) {
    throw validationError("Both PrimaryContainer and Containers are provided: give one of them.");
  }
  return store.transaction(() => {
    const model = store.models.insert({ name, creationTime: clock.now().toISOString(), request });
    if (model === undefined) {
      throw validationError(`Cannot create already existing model "${arnOf(name, context)}".`);
    }
    store.tags.add(model.arn, tagsIn(input));
    return { ModelArn: model.arn };
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html */
const describe: Operation = (input, context) => {
  const { name, arn, creationTime, request } = modelOf(text(input, "ModelName"), context);
  const { PrimaryContainer, Containers, InferenceExecutionConfig, ExecutionRoleArn, VpcConfig } = request;
  const members = { PrimaryContainer, Containers, InferenceExecutionConfig, ExecutionRoleArn, VpcConfig };
  return {
    ...Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)),
    ModelName: name,
    ModelArn: arn,
    CreationTime: seconds(creationTime),
    EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
  };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListModels.html */
const list: Operation = (input, { store }) => {
  const { items, next } = listed(store.models.list(), input, {
    operation: "ListModels",
    factsOf: (model) => model,
    order: "Descending",
  });
  const Models = items.map(({ name, arn, creationTime }) => ({
    ModelName: name,
    ModelArn: arn,
    CreationTime: seconds(creationTime),
  }));
  return { Models, ...next };
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteModel.html */
const remove: Operation = (input, context) => {
  const { store } = context;
  const { name, arn } = modelOf(text(input, "ModelName"), context);
  return store.transaction(() => {
    store.models.remove(name);
    store.tags.clear(arn);
    return {};
  });
};

export const MODEL_OPERATIONS: Operations = {
  CreateModel: create,
  DescribeModel: describe,
  ListModels: list,
  DeleteModel: remove,
};

const arnOf = (name: string, { place }: ApiContext): string => sagemakerArn(place, `model/${name}`);

function modelOf(name: string, context: ApiContext): ModelRow {
  const model = context.store.models.find(name);
  if (model === undefined) throw validationError(`Could not find model "${arnOf(name, context)}".`);
  return model;
}
