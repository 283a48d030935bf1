import type { JsonObject } from "@sagewright/core";
import type { Tag } from "../store/tags.ts";
import type { ApiContext, Operation, Operations } from "./operation.ts";
import { nameOf, text } from "./request-members.ts";
import { validationError } from "./service-error.ts";

const MAX_TAGS = 50;

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTags.html */
const list: Operation = (input, context) => ({
  Tags: documents(context.store.tags.of(resourceIn(input, context))),
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html */
const add: Operation = (input, context) => {
  const { tags, transaction } = context.store;
  return transaction(() => {
    const arn = resourceIn(input, context);
    const added = tagsIn(input);
    const keys = new Set([...tags.of(arn), ...added].map(({ Key }) => Key));
    if (keys.size > MAX_TAGS) throw validationError(`${arn} may have at most ${MAX_TAGS} tags.`);
    tags.add(arn, added);
    return { Tags: documents(tags.of(arn)) };
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteTags.html */
const remove: Operation = (input, context) => {
  const keys = Array.isArray(input.TagKeys) ? input.TagKeys.map(String) : [];
  context.store.tags.remove(resourceIn(input, context), keys);
  return {};
};

export const TAG_OPERATIONS: Operations = { ListTags: list, AddTags: add, DeleteTags: remove };

const documents = (tags: readonly Tag[]): JsonObject[] => tags.map(({ Key, Value }) => ({ Key, Value }));

/** `Tags` of a request. A key that is there twice, or is AWS's own, is refused. */
export function tagsIn(input: JsonObject): readonly Tag[] {
  const tags = (Array.isArray(input.Tags) ? input.Tags : []) as unknown as readonly Tag[];
  const keys = tags.map(({ Key }) => Key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw validationError(`Duplicate tag keys found: ${twice}`);
  const reserved = keys.find((key) => key.toLowerCase().startsWith("aws:"));
  if (reserved !== undefined)
    throw validationError(`Tag key ${reserved} starts with aws:, which is reserved.`);
  return tags.map(({ Key, Value }) => ({ Key, Value }));
}

/** Whether a resource is there, by the type that its ARN names. */
const RESOURCES: Readonly<Record<string, (name: string, arn: string, context: ApiContext) => boolean>> = {
  pipeline: (_, arn, { store }) =>
    store.pipelines.find(arn) !== undefined || store.executions.find(arn) !== undefined,
  "model-package-group": (name, _, { store }) => store.modelPackageGroups.find(name) !== undefined,
  "model-package": (_, arn, { store }) => store.modelPackages.find({ arn }) !== undefined,
  project: (name, _, { projects }) => {
    const project = projects.find(name);
    return project !== undefined && project.status !== "DeleteCompleted";
  },
  model: (name, _, { store }) => store.models.find(name) !== undefined,
  "processing-job": (name, _, { store }) => store.steps.findJob("Processing", name) !== undefined,
  "training-job": (name, _, { store }) => store.steps.findJob("Training", name) !== undefined,
  "transform-job": (name, _, { store }) => store.steps.findJob("Transform", name) !== undefined,
};

/** The ARN of a resource that is there, in lower case as ARNs are kept. */
function resourceIn(input: JsonObject, context: ApiContext): string {
  const arn = text(input, "ResourceArn").toLowerCase();
  const type = arn.split(":").slice(5).join(":").split("/")[0] ?? "";
  const isThere = Object.hasOwn(RESOURCES, type) && RESOURCES[type]?.(nameOf(arn), arn, context);
  if (isThere !== true) throw validationError(`Could not find resource with ARN: ${arn}`);
  return arn;
}
